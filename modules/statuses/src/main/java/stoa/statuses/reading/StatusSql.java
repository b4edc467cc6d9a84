package stoa.statuses.reading;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static stoa.statuses.sql.statuses.Tables.PREVIEW_CARD;
import static stoa.statuses.sql.statuses.Tables.SHOWN;
import static stoa.statuses.sql.statuses.Tables.STATUS;
import static stoa.statuses.sql.statuses.Tables.STATUS_ROWS;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.statuses.StatusId;
import stoa.statuses.StatusMarks;
import stoa.statuses.Viewer;
import stoa.statuses.previews.CardRow;

/** Statements that read statuses for showing. */
@Singleton
class StatusSql {
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
        var shown = SHOWN.call(viewer.account().map(AccountId::value).orElse(null), values(ids), unasked);
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
                                shown.STATUS_ID,
                                shown.FAVOURITED,
                                shown.REBLOGGED,
                                shown.BOOKMARKED,
                                shown.PINNED,
                                shown.MUTED,
                                shown.FILTERING,
                                shown.QUOTABLE,
                                shown.HIDDEN)
                        .from(shown)
                        .fetchMap(
                                row -> new StatusId(row.value1()),
                                row -> new StatusMarks(
                                        row.value2(),
                                        row.value3(),
                                        row.value4(),
                                        row.value5(),
                                        row.value6(),
                                        row.value7(),
                                        row.value8(),
                                        row.value9())));
    }

    private static Long[] values(Collection<StatusId> ids) {
        return ids.stream().map(StatusId::value).distinct().toArray(Long[]::new);
    }

    /** Statuses with mentions, tags, figures and previews, whoever may see them. */
    Map<StatusId, StatusRow> rows(Collection<StatusId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var rows = STATUS_ROWS.call(values(ids));
        return database.read(
                Consistency.ownWrites(),
                sql -> sql
                        .select(rows.fields())
                        .select(CardRow.columns())
                        .from(rows)
                        .leftJoin(PREVIEW_CARD)
                        .on(PREVIEW_CARD.ID.eq(rows.CARD_ID))
                        .fetch(row -> new StatusRow(
                                row.get(rows.ID),
                                row.get(rows.ACCOUNT_ID),
                                row.get(rows.REBLOG_OF_ID),
                                row.get(rows.CONTENT),
                                row.get(rows.SPOILER_TEXT),
                                row.get(rows.SENSITIVE),
                                row.get(rows.VISIBILITY),
                                row.get(rows.LANGUAGE),
                                row.get(rows.IN_REPLY_TO_ID),
                                row.get(rows.IN_REPLY_TO_ACCOUNT_ID),
                                row.get(rows.APPLICATION_NAME),
                                row.get(rows.APPLICATION_WEBSITE),
                                row.get(rows.REPLIES),
                                row.get(rows.REBLOGS),
                                row.get(rows.FAVOURITES),
                                row.get(rows.QUOTES),
                                row.get(rows.CREATED_AT),
                                row.get(rows.EDITED_AT),
                                row.get(rows.HAS_POLL),
                                row.get(rows.MEDIA_IDS),
                                row.get(rows.MENTIONED_IDS),
                                row.get(rows.MENTIONED_NAMES),
                                row.get(rows.TAGS),
                                CardRow.of(row),
                                row.get(rows.QUOTE_OF_ID),
                                row.get(rows.QUOTE_STATE),
                                row.get(rows.QUOTE_POLICY)))
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

    /** What answers a status, and what answers that, down to a depth; the oldest first. */
    List<Reply> descendants(StatusId id, int depth, int limit) {
        return database.read(Consistency.ownWrites(), sql -> {
            var down = name("down")
                    .fields("id", "parent", "depth")
                    .as(select(STATUS.ID, STATUS.IN_REPLY_TO_ID, DSL.inline(1))
                            .from(STATUS)
                            .where(STATUS.IN_REPLY_TO_ID.eq(id.value()))
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
