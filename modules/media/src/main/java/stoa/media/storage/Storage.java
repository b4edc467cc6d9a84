package stoa.media.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import stoa.media.processing.StoredPicture;

/**
 * Where objects lie: under names of ours, each written once and never changed. All calls may take as long as a request to another
 * machine, and none retries without end.
 */
public interface Storage extends AutoCloseable {

    /** Keeps the content of a file; there on return, also after a crash. */
    void put(String name, Path content, String contentType) throws IOException;

    /**
     * Keeps a picture that belongs to no attachment.
     *
     * @return its name
     */
    default String put(StoredPicture picture) throws IOException {
        var name = ObjectName.ofPicture(picture.file(), picture.type());
        put(name, picture.file(), picture.type().contentType());
        return name;
    }

    /** An object; empty where there is none. */
    Optional<StoredObject> find(String name) throws IOException;

    /** Forgets an object; nothing happens where there is none. */
    void delete(String name) throws IOException;

    @Override
    default void close() {}

    /** An object that is there. */
    interface StoredObject {
        /** In bytes. */
        long size();

        /**
         * Reads a part of it.
         *
         * @param from the first byte, below the size
         * @param length at least 1, not beyond the end
         */
        InputStream read(long from, long length) throws IOException;
    }
}
