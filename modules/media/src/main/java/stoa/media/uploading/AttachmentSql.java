package stoa.media.uploading;

import static stoa.media.sql.media.Tables.ATTACHMENT;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stoa.media.AttachmentChange;
import stoa.media.AttachmentId;
import stoa.media.Attachments;
import stoa.media.Focus;
import stoa.media.processing.Processed;
import stoa.media.processing.StoredPicture;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on attachments. */
@Singleton
class AttachmentSql {
    private static final List<SelectField<?>> COLUMNS = List.of(
            ATTACHMENT.ID,
            ATTACHMENT.KIND,
            ATTACHMENT.STATE,
            ATTACHMENT.SOURCE,
            ATTACHMENT.FILE,
            ATTACHMENT.PREVIEW,
            ATTACHMENT.WIDTH,
            ATTACHMENT.HEIGHT,
            ATTACHMENT.PREVIEW_WIDTH,
            ATTACHMENT.PREVIEW_HEIGHT,
            ATTACHMENT.DURATION,
            ATTACHMENT.BLURHASH,
            ATTACHMENT.DESCRIPTION,
            ATTACHMENT.FOCUS_X,
            ATTACHMENT.FOCUS_Y,
            ATTACHMENT.FAILURE,
            ATTACHMENT.STATUS_ID);

    private final Database database;

    AttachmentSql(Database database) {
        this.database = database;
    }

    private static AttachmentRow row(Record row) {
        return new AttachmentRow(
                row.get(ATTACHMENT.ID),
                row.get(ATTACHMENT.KIND),
                row.get(ATTACHMENT.STATE),
                row.get(ATTACHMENT.SOURCE),
                row.get(ATTACHMENT.FILE),
                row.get(ATTACHMENT.PREVIEW),
                row.get(ATTACHMENT.WIDTH),
                row.get(ATTACHMENT.HEIGHT),
                row.get(ATTACHMENT.PREVIEW_WIDTH),
                row.get(ATTACHMENT.PREVIEW_HEIGHT),
                row.get(ATTACHMENT.DURATION),
                row.get(ATTACHMENT.BLURHASH),
                row.get(ATTACHMENT.DESCRIPTION),
                new Focus(row.get(ATTACHMENT.FOCUS_X), row.get(ATTACHMENT.FOCUS_Y)),
                row.get(ATTACHMENT.FAILURE),
                row.get(ATTACHMENT.STATUS_ID));
    }

    /** An id for an attachment that is about to be. */
    long nextId() {
        return database.write(
                sql -> sql.fetchSingle("select platform.timestamp_id()").get(0, Long.class));
    }

    /** A new one that is not processed yet, and belongs to nothing. */
    void insert(long id, long account, String kind, String source, Said said) {
        database.write(sql -> sql.insertInto(ATTACHMENT)
                .set(ATTACHMENT.ID, id)
                .set(ATTACHMENT.ACCOUNT_ID, account)
                .set(ATTACHMENT.KIND, kind)
                .set(ATTACHMENT.STATE, AttachmentRow.PROCESSING)
                .set(ATTACHMENT.SOURCE, source)
                .set(ATTACHMENT.DESCRIPTION, said.description())
                .set(ATTACHMENT.FOCUS_X, said.focus().x())
                .set(ATTACHMENT.FOCUS_Y, said.focus().y())
                .set(said.preview() == null ? Map.of() : preview(said.preview()))
                .execute());
    }

    /** A new one that is ready. */
    void insert(long id, long account, Processed processed, String file, @Nullable Preview preview, Said said) {
        database.write(sql -> sql.insertInto(ATTACHMENT)
                .set(ATTACHMENT.ID, id)
                .set(ATTACHMENT.ACCOUNT_ID, account)
                .set(ATTACHMENT.KIND, processed.type().kind())
                .set(ATTACHMENT.DESCRIPTION, said.description())
                .set(ATTACHMENT.FOCUS_X, said.focus().x())
                .set(ATTACHMENT.FOCUS_Y, said.focus().y())
                .set(ready(processed, file, preview))
                .execute());
    }

    /**
     * What was processed.
     *
     * @return whether it was still there and waiting for that
     */
    boolean finish(long id, Processed processed, String file, @Nullable Preview preview) {
        return database.write(sql -> sql.update(ATTACHMENT)
                        .set(ready(processed, file, preview))
                        .setNull(ATTACHMENT.SOURCE)
                        .where(ATTACHMENT.ID.eq(id))
                        .and(ATTACHMENT.STATE.eq(AttachmentRow.PROCESSING))
                        .execute())
                == 1;
    }

    private static Map<Field<?>, @Nullable Object> ready(Processed processed, String file, @Nullable Preview preview) {
        var values = new HashMap<Field<?>, @Nullable Object>();
        values.put(ATTACHMENT.STATE, AttachmentRow.READY);
        values.put(ATTACHMENT.FILE, file);
        processed.size().ifPresent(size -> {
            values.put(ATTACHMENT.WIDTH, size.width());
            values.put(ATTACHMENT.HEIGHT, size.height());
        });
        processed.seconds().ifPresent(seconds -> values.put(ATTACHMENT.DURATION, seconds));
        processed.blurhash().ifPresent(blurhash -> values.put(ATTACHMENT.BLURHASH, blurhash));
        if (preview != null) {
            values.putAll(preview(preview));
        }
        return values;
    }

    private static Map<Field<?>, @Nullable Object> preview(Preview preview) {
        var values = new HashMap<Field<?>, @Nullable Object>();
        values.put(ATTACHMENT.PREVIEW, preview.name());
        values.put(ATTACHMENT.PREVIEW_WIDTH, preview.picture().size().width());
        values.put(ATTACHMENT.PREVIEW_HEIGHT, preview.picture().size().height());
        return values;
    }

    void fail(long id, String sentence) {
        database.write(sql -> sql.update(ATTACHMENT)
                .set(ATTACHMENT.STATE, AttachmentRow.FAILED)
                .set(ATTACHMENT.FAILURE, sentence)
                .setNull(ATTACHMENT.SOURCE)
                .where(ATTACHMENT.ID.eq(id))
                .and(ATTACHMENT.STATE.eq(AttachmentRow.PROCESSING))
                .execute());
    }

    Optional<AttachmentRow> find(long id) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(COLUMNS)
                        .from(ATTACHMENT)
                        .where(ATTACHMENT.ID.eq(id))
                        .fetchOptional(AttachmentSql::row));
    }

    /** One that nothing shows yet, of its owner; the present, since what a job has done to it is nobody's own write. */
    Optional<AttachmentRow> findFree(long id, long account) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(COLUMNS)
                        .from(ATTACHMENT)
                        .where(ATTACHMENT.ID.eq(id))
                        .and(ATTACHMENT.ACCOUNT_ID.eq(account))
                        .and(ATTACHMENT.STATUS_ID.isNull())
                        .fetchOptional(AttachmentSql::row));
    }

    List<AttachmentRow> byIds(Collection<AttachmentId> ids) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(COLUMNS)
                        .from(ATTACHMENT)
                        .where(ATTACHMENT.ID.eq(DSL.any(values(ids))))
                        .fetch(AttachmentSql::row));
    }

    List<Attachments.OwnFile> filesOf(long owner, long after, int most) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(ATTACHMENT.ID, ATTACHMENT.FILE)
                        .from(ATTACHMENT)
                        .where(ATTACHMENT.ACCOUNT_ID.eq(owner))
                        .and(ATTACHMENT.ID.gt(after))
                        .and(ATTACHMENT.FILE.isNotNull())
                        .orderBy(ATTACHMENT.ID)
                        .limit(most)
                        .fetch(row -> new Attachments.OwnFile(new AttachmentId(row.value1()), row.value2())));
    }

    private static Long[] values(Collection<AttachmentId> ids) {
        return ids.stream().map(AttachmentId::value).distinct().toArray(Long[]::new);
    }

    /** Those of the owner's that a status may show or shows, locked until the caller's transaction ends. */
    List<AttachmentRow> lock(long status, long owner, Collection<AttachmentId> ids) {
        return database.write(sql -> sql.select(COLUMNS)
                .from(ATTACHMENT)
                .where(ATTACHMENT.ID.eq(DSL.any(values(ids))))
                .and(ATTACHMENT.ACCOUNT_ID.eq(owner))
                .and(ATTACHMENT.STATUS_ID.isNull().or(ATTACHMENT.STATUS_ID.eq(status)))
                .orderBy(ATTACHMENT.ID)
                .forUpdate()
                .fetch(AttachmentSql::row));
    }

    void attach(long status, Collection<AttachmentId> ids) {
        database.write(sql -> sql.update(ATTACHMENT)
                .set(ATTACHMENT.STATUS_ID, status)
                .setNull(ATTACHMENT.FREE_SINCE)
                .where(ATTACHMENT.ID.eq(DSL.any(values(ids))))
                .execute());
    }

    /** @return whether it was there */
    boolean change(Condition which, AttachmentChange change) {
        return database.write(sql -> sql.update(ATTACHMENT)
                        .set(changes(change))
                        .where(ATTACHMENT.ID.eq(change.id().value()))
                        .and(which)
                        .execute())
                == 1;
    }

    static Condition freeOf(long account) {
        return ATTACHMENT.ACCOUNT_ID.eq(account).and(ATTACHMENT.STATUS_ID.isNull());
    }

    static Condition ofStatus(long status) {
        return ATTACHMENT.STATUS_ID.eq(status);
    }

    static Condition ofStatuses(Collection<Long> statuses) {
        return ATTACHMENT.STATUS_ID.eq(DSL.any(statuses.toArray(Long[]::new)));
    }

    static Condition someOf(long account, int most) {
        return ATTACHMENT.ID.in(DSL.select(ATTACHMENT.ID)
                .from(ATTACHMENT)
                .where(ATTACHMENT.ACCOUNT_ID.eq(account))
                .orderBy(ATTACHMENT.ID)
                .limit(most));
    }

    private static Map<Field<?>, @Nullable Object> changes(AttachmentChange change) {
        var values = new HashMap<Field<?>, @Nullable Object>();
        // An update names a column even where nothing changes.
        values.put(ATTACHMENT.ID, change.id().value());
        change.description().ifPresent(text -> values.put(ATTACHMENT.DESCRIPTION, Said.orNull(text)));
        change.focus().ifPresent(focus -> {
            values.put(ATTACHMENT.FOCUS_X, focus.x());
            values.put(ATTACHMENT.FOCUS_Y, focus.y());
        });
        return values;
    }

    /** @return whether it was there, free and processed */
    boolean changePreview(long id, long account, Preview preview) {
        return database.write(sql -> sql.update(ATTACHMENT)
                        .set(preview(preview))
                        .where(ATTACHMENT.ID.eq(id))
                        .and(freeOf(account))
                        .execute())
                == 1;
    }

    void release(Collection<Long> statuses) {
        database.write(sql -> sql.update(ATTACHMENT)
                .setNull(ATTACHMENT.STATUS_ID)
                .set(ATTACHMENT.FREE_SINCE, Instant.now())
                .where(ofStatuses(statuses))
                .execute());
    }

    /** @return what was deleted */
    List<AttachmentRow> delete(Condition which) {
        return database.write(sql ->
                sql.deleteFrom(ATTACHMENT).where(which).returningResult(COLUMNS).fetch(AttachmentSql::row));
    }

    /** Whether it is the owner's and a status shows it. */
    boolean isShown(long id, long account) {
        return database.read(
                Consistency.primary(),
                sql -> sql.fetchExists(ATTACHMENT, ATTACHMENT.ID.eq(id).and(ATTACHMENT.ACCOUNT_ID.eq(account))));
    }

    static Condition freeOne(long id, long account) {
        return ATTACHMENT.ID.eq(id).and(freeOf(account));
    }

    /** @return what was deleted, at most {@code limit} */
    List<AttachmentRow> deleteFreeSince(Instant before, int limit) {
        return delete(ATTACHMENT.ID.in(DSL.select(ATTACHMENT.ID)
                .from(ATTACHMENT)
                .where(ATTACHMENT.FREE_SINCE.lt(before))
                .orderBy(ATTACHMENT.FREE_SINCE)
                .limit(limit)
                .forUpdate()
                .skipLocked()));
    }

    /** What its owner says about an upload. */
    record Said(
            @Nullable String description,
            Focus focus,
            @Nullable Preview preview) {
        static @Nullable String orNull(String description) {
            return description.isEmpty() ? null : description;
        }
    }

    /** A small picture that lies in the storage. */
    record Preview(String name, StoredPicture picture) {}
}
