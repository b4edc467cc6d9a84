package stoa.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** Files in the storage that this server shows to nobody by their address: the caller decides who gets them. */
public interface PrivateObjects {

    /**
     * Keeps a file. Touches no database; what nobody remembers in the end is to be discarded.
     *
     * @return its name
     */
    String keep(Path content, String contentType) throws IOException;

    /** The content of a file of this kind or any other, to be closed; empty where there is none. */
    Optional<Content> open(String name) throws IOException;

    /** Forgets a file with the caller's transaction. */
    void discard(String name);

    /** A file of a size in bytes. */
    record Content(long size, InputStream stream) {}
}
