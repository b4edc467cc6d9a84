package stoa.statuses.reading;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static stoa.statuses.sql.statuses.Tables.PREVIEW_CARD;
import static stoa.statuses.sql.statuses.Tables.SHOWN;
import static stoa.statuses.sql.statuses.Tables.SHOWN_ARCHIVED;
import static stoa.statuses.sql.statuses.Tables.STATUS;
import static stoa.statuses.sql.statuses.Tables.STATUS_ROWS;
import static stoa.statuses.sql.statuses.Tables.STATUS_ROWS_ARCHIVED;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Record9;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.statuses.StatusId;
import stoa.statuses.StatusMarks;
import stoa.statuses.Viewer;
import stoa.statuses.archived.ArchivedRows;
import stoa.statuses.previews.CardRow;

/** Statements that read statuses for showing. */
@Singleton
class StatusSql {
    /** What both functions answer with that give rows of statuses. */
    private static final stoa.statuses.sql.statuses.tables.StatusRows ROW = STATUS_ROWS.as("row");

    private final Database database;

    StatusSql(Database database) {
        this.database = database;
    }

    /** Which of some statuses, of what they reblog and of what they quote, a viewer may see, and what they did with them. */
    Map<StatusId, StatusMarks> shown(Collection<StatusId> ids, Viewer viewer) {
        return shown(ids, viewer, false);
    }

    /** As {@link #shown}, without authors whom the viewer blocks or mutes, unless they are quoted. */
    Map<StatusId, StatusMarks> shownUnasked(Collection<StatusId> ids, Viewer viewer) {
        return shown(ids, viewer, true);
    }

    private Map<StatusId, StatusMarks> shown(Collection<StatusId> ids, Viewer viewer, boolean unasked) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return marks(SHOWN.call(account(viewer), values(ids), unasked).as(SHOWN));
    }

    /** As {@link #shown}, of rows of the archive as well, with or without authors whom the viewer blocks or mutes. */
    Map<StatusId, StatusMarks> shown(Collection<StatusId> ids, Viewer viewer, boolean unasked, ArchivedRows archived) {
        return marks(SHOWN_ARCHIVED
                .call(account(viewer), values(ids), unasked, archived.document())
                .as(SHOWN));
    }

    private static @Nullable Long account(Viewer viewer) {
        return viewer.account().map(AccountId::value).orElse(null);
    }

    private Map<StatusId, StatusMarks> marks(Table<?> shown) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
                                SHOWN.STATUS_ID,
                                SHOWN.FAVOURITED,
                                SHOWN.REBLOGGED,
                                SHOWN.BOOKMARKED,
                                SHOWN.PINNED,
                                SHOWN.MUTED,
                                SHOWN.FILTERING,
                                SHOWN.QUOTABLE,
                                SHOWN.HIDDEN)
                        .from(shown)
                        .fetchMap(row -> new StatusId(row.value1()), StatusSql::marks));
    }

    private static StatusMarks marks(
            Record9<Long, Boolean, Boolean, Boolean, Boolean, Boolean, Boolean, Boolean, String> row) {
        return new StatusMarks(
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5(),
                row.value6(),
                row.value7(),
                row.value8(),
                row.value9());
    }

    private static Long[] values(Collection<StatusId> ids) {
        return ids.stream().map(StatusId::value).distinct().toArray(Long[]::new);
    }

    /** Statuses with mentions, tags, figures and previews, whoever may see them. */
    Map<StatusId, StatusRow> rows(Collection<StatusId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return rows(STATUS_ROWS.call(values(ids)).as(ROW));
    }

    /** As {@link #rows}, of rows of the archive as well. */
    Map<StatusId, StatusRow> rows(Collection<StatusId> ids, ArchivedRows archived) {
        return rows(STATUS_ROWS_ARCHIVED.call(values(ids), archived.document()).as(ROW));
    }

    private Map<StatusId, StatusRow> rows(Table<?> rows) {
        return database.read(
                Consistency.ownWrites(),
                // By the fields that the row is asked by: others of the same name are found by comparing all they are.
                sql -> sql
                        .select(ROW.fields())
                        .select(CardRow.columns())
                        .from(rows)
                        .leftJoin(PREVIEW_CARD)
                        .on(PREVIEW_CARD.ID.eq(ROW.CARD_ID))
                        .fetch(row -> new StatusRow(
                                row.get(ROW.ID),
                                row.get(ROW.ACCOUNT_ID),
                                row.get(ROW.REBLOG_OF_ID),
                                row.get(ROW.CONTENT),
                                row.get(ROW.SPOILER_TEXT),
                                row.get(ROW.SENSITIVE),
                                row.get(ROW.VISIBILITY),
                                row.get(ROW.LANGUAGE),
                                row.get(ROW.IN_REPLY_TO_ID),
                                row.get(ROW.IN_REPLY_TO_ACCOUNT_ID),
                                row.get(ROW.APPLICATION_NAME),
                                row.get(ROW.APPLICATION_WEBSITE),
                                row.get(ROW.REPLIES),
                                row.get(ROW.REBLOGS),
                                row.get(ROW.FAVOURITES),
                                row.get(ROW.QUOTES),
                                row.get(ROW.CREATED_AT),
                                row.get(ROW.EDITED_AT),
                                row.get(ROW.HAS_POLL),
                                row.get(ROW.MEDIA_IDS),
                                row.get(ROW.MENTIONED_IDS),
                                row.get(ROW.MENTIONED_NAMES),
                                row.get(ROW.TAGS),
                                CardRow.of(row),
                                row.get(ROW.QUOTE_OF_ID),
                                row.get(ROW.QUOTE_STATE),
                                row.get(ROW.QUOTE_POLICY)))
                        .stream()
                        .collect(Collectors.toMap(row -> new StatusId(row.id()), Function.identity())));
    }

    /** What a status answers, and what that answers, up to a depth; the nearest last. */
    List<StatusId> ancestors(StatusId id, int depth) {
        return database.read(Consistency.ownWrites(), sql -> {
            var up = name("up")
                    .fields("id", "parent", "depth")
                    .as(select(STATUS.ID, STATUS.IN_REPLY_TO_ID, DSL.inline(0))
                            .from(STATUS)
                            .where(STATUS.ID.eq(id.value()))
                            .unionAll(select(
                                            STATUS.ID,
                                            STATUS.IN_REPLY_TO_ID,
                                            field(name("up", "depth"), Integer.class)
                                                    .plus(1))
                                    .from(name("up"))
                                    .join(STATUS)
                                    .on(STATUS.ID.eq(field(name("up", "parent"), Long.class)))
                                    .where(field(name("up", "depth"), Integer.class)
                                            .lt(depth))));
            return sql.withRecursive(up)
                    .select(field(name("up", "id"), Long.class))
                    .from(up)
                    .where(field(name("up", "depth"), Integer.class).gt(0))
                    .orderBy(field(name("up", "depth")).desc())
                    .fetch(row -> new StatusId(row.value1()));
        });
    }

    /** The status that began the conversation of one; empty where that one is not in the tables. */
    Optional<StatusId> firstOfConversation(StatusId id) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(DSL.coalesce(STATUS.CONVERSATION_ID, STATUS.ID))
                        .from(STATUS)
                        .where(STATUS.ID.eq(id.value()))
                        .fetchOptional(row -> new StatusId(row.value1())));
    }

    /** What answers some statuses, and what answers that, down to a depth; the oldest first. */
    List<Reply> descendants(Collection<StatusId> ids, int depth, int limit) {
        return database.read(Consistency.ownWrites(), sql -> {
            var down = name("down")
                    .fields("id", "parent", "depth")
                    .as(select(STATUS.ID, STATUS.IN_REPLY_TO_ID, DSL.inline(1))
                            .from(STATUS)
                            .where(STATUS.IN_REPLY_TO_ID.eq(DSL.any(values(ids))))
                            .unionAll(select(
                                            STATUS.ID,
                                            STATUS.IN_REPLY_TO_ID,
                                            field(name("down", "depth"), Integer.class)
                                                    .plus(1))
                                    .from(name("down"))
                                    .join(STATUS)
                                    .on(STATUS.IN_REPLY_TO_ID.eq(field(name("down", "id"), Long.class)))
                                    .where(field(name("down", "depth"), Integer.class)
                                            .lt(depth))));
            return sql.withRecursive(down)
                    .select(field(name("down", "id"), Long.class), field(name("down", "parent"), Long.class))
                    .from(down)
                    .orderBy(field(name("down", "id")))
                    .limit(limit)
                    .fetch(row -> new Reply(new StatusId(row.value1()), new StatusId(row.value2())));
        });
    }

    /** An answer and what it answers. */
    record Reply(StatusId id, StatusId parent) {}
}
