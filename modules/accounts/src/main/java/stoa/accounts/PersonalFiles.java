package stoa.accounts;

import java.io.IOException;
import java.io.OutputStream;

/** What a module puts into the archive that somebody takes with them: a hook, besides {@link PersonalTable}. */
public interface PersonalFiles {

    /** Writes its files, one after the other; never all of one in memory. */
    void write(AccountId account, Archive archive) throws IOException;

    /** What the files go into. */
    @FunctionalInterface
    interface Archive {
        /**
         * Begins a file; the one before is finished with it.
         *
         * @param name with folders, separated by slashes
         * @return takes its content, and is not to be closed
         */
        OutputStream file(String name) throws IOException;
    }
}
