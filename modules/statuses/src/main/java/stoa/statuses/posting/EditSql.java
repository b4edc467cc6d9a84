package stoa.statuses.posting;

import static stoa.statuses.sql.statuses.Tables.MENTION;
import static stoa.statuses.sql.statuses.Tables.STATUS;
import static stoa.statuses.sql.statuses.Tables.STATUS_EDIT;
import static stoa.statuses.sql.statuses.Tables.STATUS_TAG;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.media.AttachmentId;
import stoa.media.AttachmentView;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.statuses.StatusId;
import stoa.statuses.counting.StatusFigures;
import stoa.statuses.quoting.QuotePolicy;

/** Statements that change statuses, and that read what they were. */
@Singleton
class EditSql {
    private static final int MAX_VERSIONS = 500;

    private final Database database;

    private final StatusFigures figures;

    EditSql(Database database, StatusFigures figures) {
        this.database = database;
        this.figures = figures;
    }

    /** The source of a status. */
    Optional<Source> source(StatusId id) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(STATUS.TEXT, STATUS.SPOILER_TEXT)
                        .from(STATUS)
                        .where(STATUS.ID.eq(id.value()))
                        .fetchOptional(Records.mapping(Source::new)));
    }

    /** The source of a status of its author, which nobody else may change until the caller's transaction ends. */
    Optional<Source> lock(StatusId id, AccountId author) {
        return database.write(sql -> sql.select(STATUS.TEXT, STATUS.SPOILER_TEXT)
                .from(STATUS)
                .where(STATUS.ID.eq(id.value()))
                .and(STATUS.ACCOUNT_ID.eq(author.value()))
                .forUpdate()
                .fetchOptional(Records.mapping(Source::new)));
    }

    /** Keeps what a status is now, before it is changed. */
    void keep(StatusId id, String @Nullable [] pollOptions, List<AttachmentView> media) {
        var ids = media.stream().map(shown -> shown.attachmentId().value()).toArray(Long[]::new);
        var descriptions = media.stream().map(AttachmentView::description).toArray(String[]::new);
        database.write(sql -> sql.insertInto(
                        STATUS_EDIT,
                        STATUS_EDIT.STATUS_ID,
                        STATUS_EDIT.CONTENT,
                        STATUS_EDIT.SPOILER_TEXT,
                        STATUS_EDIT.SENSITIVE,
                        STATUS_EDIT.POLL_OPTIONS,
                        STATUS_EDIT.MEDIA_IDS,
                        STATUS_EDIT.MEDIA_DESCRIPTIONS,
                        STATUS_EDIT.CREATED_AT)
                .select(DSL.select(
                                STATUS.ID,
                                STATUS.CONTENT,
                                STATUS.SPOILER_TEXT,
                                STATUS.SENSITIVE,
                                DSL.val(pollOptions, STATUS_EDIT.POLL_OPTIONS),
                                DSL.val(ids, STATUS_EDIT.MEDIA_IDS),
                                DSL.val(descriptions, STATUS_EDIT.MEDIA_DESCRIPTIONS),
                                DSL.coalesce(STATUS.EDITED_AT, STATUS.CREATED_AT))
                        .from(STATUS)
                        .where(STATUS.ID.eq(id.value())))
                .execute());
    }

    void update(
            StatusId id,
            EditRequest request,
            String visibility,
            String content,
            boolean sensitive,
            boolean significant) {
        database.write(sql -> sql.update(STATUS)
                .set(STATUS.TEXT, request.text())
                .set(STATUS.CONTENT, content)
                .set(STATUS.SPOILER_TEXT, request.spoilerText())
                .set(STATUS.SENSITIVE, sensitive)
                .set(
                        STATUS.LANGUAGE,
                        request.language().<Field<String>>map(DSL::val).orElse(STATUS.LANGUAGE))
                .set(STATUS.HAS_POLL, request.poll().isPresent())
                .set(STATUS.MEDIA_IDS, NewStatus.mediaIds(request.media()))
                .set(
                        STATUS.QUOTE_POLICY,
                        request.quotePolicy()
                                .<Field<String>>map(policy -> DSL.val(QuotePolicy.of(policy, visibility)))
                                .orElse(STATUS.QUOTE_POLICY))
                .set(STATUS.EDITED_AT, significant ? DSL.val(Instant.now()) : STATUS.EDITED_AT)
                .where(STATUS.ID.eq(id.value()))
                .execute());
        figures.touched(id);
    }

    /** Forgets whom a status mentions, and its tags. */
    void clearNames(StatusId id) {
        database.write(sql -> {
            sql.deleteFrom(MENTION).where(MENTION.STATUS_ID.eq(id.value())).execute();
            return sql.deleteFrom(STATUS_TAG)
                    .where(STATUS_TAG.STATUS_ID.eq(id.value()))
                    .execute();
        });
    }

    /** What a status was, the oldest first. */
    List<Version> versions(StatusId id) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
                                STATUS_EDIT.CONTENT,
                                STATUS_EDIT.SPOILER_TEXT,
                                STATUS_EDIT.SENSITIVE,
                                STATUS_EDIT.POLL_OPTIONS,
                                STATUS_EDIT.MEDIA_IDS,
                                STATUS_EDIT.MEDIA_DESCRIPTIONS,
                                STATUS_EDIT.CREATED_AT)
                        .from(STATUS_EDIT)
                        .where(STATUS_EDIT.STATUS_ID.eq(id.value()))
                        .orderBy(STATUS_EDIT.ID)
                        .limit(MAX_VERSIONS)
                        .fetch(Records.mapping(Version::new)));
    }

    /** What an author wrote. */
    record Source(String text, String spoilerText) {}

    /** What a status was. */
    record Version(
            String content,
            String spoilerText,
            boolean sensitive,
            String @Nullable [] pollOptions,
            Long @Nullable [] mediaIds,
            @Nullable String @Nullable [] mediaDescriptions,
            Instant createdAt) {

        List<AttachmentId> media() {
            return mediaIds == null
                    ? List.of()
                    : Stream.of(mediaIds).map(AttachmentId::new).toList();
        }
    }
}
