package stoa.db.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files of the archive lie: under names of ours, each written once and never changed. */
public interface ArchiveStorage extends AutoCloseable {

    /**
     * Fails where it is not there, or is not the one that held the archive before.
     *
     * @param first whether there is no archive yet, so that one may begin here
     */
    void prepare(boolean first) throws IOException;

    /** Keeps the content of a file; there on return, also after a crash. */
    void put(String name, Path file) throws IOException;

    /**
     * A file with the content of an object, to be closed.
     *
     * @param work where a copy may be made
     */
    Fetched fetch(String name, Path work) throws IOException;

    /** Forgets an object; nothing happens where there is none. */
    void delete(String name) throws IOException;

    @Override
    default void close() {}

    /**
     * An object as a file.
     *
     * @param copy whether it goes when it is closed
     */
    record Fetched(Path file, boolean copy) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (copy) {
                Files.deleteIfExists(file);
            }
        }
    }
}
