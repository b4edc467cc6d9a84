package stoa.media.uploading;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import stoa.media.AttachmentChange;
import stoa.media.AttachmentId;
import stoa.media.AttachmentView;
import stoa.media.Attachments;
import stoa.media.MediaLimits;
import stoa.media.processing.FileType;
import stoa.media.storage.ObjectRemoval;
import stoa.platform.database.Database;
import stoa.platform.jobs.Jobs;
import stoa.platform.web.Refusal;

/** {@link Attachments} from the tables. */
@Singleton
class OwnedAttachments implements Attachments {
    private final Database database;
    private final AttachmentSql attachments;
    private final AttachmentViews views;
    private final Jobs jobs;

    OwnedAttachments(Database database, AttachmentSql attachments, AttachmentViews views, Jobs jobs) {
        this.database = database;
        this.attachments = attachments;
        this.views = views;
        this.jobs = jobs;
    }

    @Override
    public Map<AttachmentId, AttachmentView> byIds(Collection<AttachmentId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : attachments.byIds(ids).stream()
                        .collect(Collectors.toMap(row -> new AttachmentId(row.id()), views::of));
    }

    @Override
    public void attach(long status, long owner, List<AttachmentId> ids) {
        if (ids.isEmpty()) {
            return;
        }
        if (ids.size() > MAX_PER_STATUS) {
            throw Refusal.invalid("Cannot attach more than " + MAX_PER_STATUS + " files");
        }
        var found = attachments.lock(status, owner, ids);
        var there = found.stream().map(row -> new AttachmentId(row.id())).collect(Collectors.toSet());
        var missing = ids.stream()
                .filter(id -> !there.contains(id))
                .map(AttachmentId::toString)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw Refusal.invalid("Media " + missing + " not found or already attached to another post");
        }
        if (found.stream().anyMatch(row -> !row.state().equals(AttachmentRow.READY))) {
            throw Refusal.invalid("Cannot attach files that have not finished processing. Try again in a moment!");
        }
        if (found.size() > 1 && found.stream().anyMatch(row -> !row.isImage())) {
            throw Refusal.invalid("Cannot attach a video to a post that already contains images");
        }
        attachments.attach(status, ids);
    }

    @Override
    public void change(long status, Collection<AttachmentChange> changes) {
        for (var change : changes) {
            check(change);
            if (!attachments.change(AttachmentSql.ofStatus(status), change)) {
                throw Refusal.invalid("Media " + change.id() + " not found or already attached to another post");
            }
        }
    }

    static void check(AttachmentChange change) {
        change.description()
                .filter(text -> text.codePointCount(0, text.length()) > MediaLimits.DESCRIPTION)
                .ifPresent(tooLong -> {
                    throw Refusal.invalid("Validation failed: Description is too long (maximum is "
                            + MediaLimits.DESCRIPTION + " characters)");
                });
    }

    @Override
    public void release(Collection<Long> statuses) {
        attachments.release(statuses);
    }

    @Override
    public void remove(Collection<Long> statuses) {
        remove(AttachmentSql.ofStatuses(statuses));
    }

    @Override
    public int removeSome(long owner, int most) {
        return remove(AttachmentSql.someOf(owner, most));
    }

    private int remove(Condition which) {
        return database.write(sql -> {
            var deleted = attachments.delete(which);
            forget(deleted);
            return deleted.size();
        });
    }

    /** Once the caller's transaction has deleted them. */
    void forget(List<AttachmentRow> deleted) {
        var names = deleted.stream().flatMap(row -> row.objects().stream()).toList();
        if (!names.isEmpty()) {
            jobs.schedule(new ObjectRemoval.RemovalJob(names));
        }
    }

    @Override
    public List<OwnFile> filesOf(long owner, long after, int most) {
        return attachments.filesOf(owner, after, most);
    }

    @Override
    public List<String> types() {
        return Arrays.stream(FileType.values()).map(FileType::contentType).toList();
    }
}
