package stoa.db.archive;

/** Told about each step and how far it is; what it throws ends the work there, as a kill does. */
public interface ArchiveListener {
    ArchiveListener SILENT = new ArchiveListener() {};

    /** What was done last, and would be done again or not after a kill. */
    enum Step {
        BEGUN,
        EXPORTED,
        STORED,
        READ_BACK,
        VERIFIED,
        PROVED_AGAIN,
        DROPPED,
        LOADED,
        ATTACHED,
        FORGOTTEN,
        REWRITTEN,
        ERASED
    }

    /** A step is done. */
    default void done(DetachedPartition partition, Step step) {}

    /**
     * Rows were read or written.
     *
     * @param of how many there are about; 0 where that is not known
     */
    default void progress(DetachedPartition partition, String what, long rows, long of) {}
}
