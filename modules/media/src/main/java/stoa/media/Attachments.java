package stoa.media;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Uploaded files for the modules above. Owners and statuses are ids of theirs. */
public interface Attachments {
    /** How many one status may show. */
    int MAX_PER_STATUS = 4;

    /** Those of the files that exist, one statement whatever the number, none for none. */
    Map<AttachmentId, AttachmentView> byIds(Collection<AttachmentId> ids);

    /**
     * Makes files those of a status, in the caller's transaction. Files that it has already stay so.
     *
     * @throws stoa.platform.web.Refusal 422 where one is not the owner's, belongs to another status, is not processed yet or
     *     does not go with the others
     */
    void attach(long status, long owner, List<AttachmentId> ids);

    /**
     * Changes what is said about files of a status, in the caller's transaction.
     *
     * @throws stoa.platform.web.Refusal 422 where one is not the status's, or something cannot be said
     */
    void change(long status, Collection<AttachmentChange> changes);

    /** Takes the files of statuses from them, in the caller's transaction: free for another one, and gone after a day. */
    void release(Collection<Long> statuses);

    /** As {@link #release}, and gone at once. */
    void remove(Collection<Long> statuses);

    /**
     * Removes files of an owner who is gone, in a transaction of its own.
     *
     * @return how many, at most {@code most}
     */
    int removeSome(long owner, int most);

    /**
     * What somebody uploaded, as it is shown, in the order of the ids.
     *
     * @param after only above this id
     * @param most at least 1
     */
    List<OwnFile> filesOf(long owner, long after, int most);

    /** A file and the name of its object. */
    record OwnFile(AttachmentId id, String object) {}

    /** The types of files that are taken, such as {@code image/png}. */
    List<String> types();
}
