package stoa.statuses.reading;

import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static stoa.statuses.sql.statuses.Tables.MENTION;
import static stoa.statuses.sql.statuses.Tables.PREVIEW_CARD;
import static stoa.statuses.sql.statuses.Tables.SHOWN;
import static stoa.statuses.sql.statuses.Tables.STATUS;
import static stoa.statuses.sql.statuses.Tables.STATUS_CARD;
import static stoa.statuses.sql.statuses.Tables.STATUS_TAG;

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
import stoa.statuses.Viewer;
import stoa.statuses.counting.StatusFigure;
import stoa.statuses.counting.StatusFigures;
import stoa.statuses.previews.CardRow;

/** Statements that read statuses for showing. */
@Singleton
class StatusSql {
    private final Database database;

    StatusSql(Database database) {
        this.database = database;
    }

    /** Which of some statuses, and of what they reblog, a viewer may see, and what they did with them. */
    Map<StatusId, StatusMarks> shown(Collection<StatusId> ids, Viewer viewer) {
        return shown(ids, viewer, false);
    }

    /** As {@link #shown}, without authors whom the viewer blocks or mutes. */
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
                                shown.FILTERING)
                        .from(shown)
                        .fetchMap(
                                row -> new StatusId(row.value1()),
                                row -> new StatusMarks(
                                        row.value2(),
                                        row.value3(),
                                        row.value4(),
                                        row.value5(),
                                        row.value6(),
                                        row.value7())));
    }

    private static Long[] values(Collection<StatusId> ids) {
        return ids.stream().map(StatusId::value).distinct().toArray(Long[]::new);
    }

    /**
     * Statuses with mentions, tags, figures and previews, whoever may see them, in one statement. The ids are repeated for each table,
     * so that the planner leaves out partitions of all of them.
     */
    Map<StatusId, StatusRow> rows(Collection<StatusId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var values = values(ids);
        var mentions = select(
                        MENTION.STATUS_ID,
                        arrayAgg(MENTION.ACCOUNT_ID).orderBy(MENTION.ACCOUNT_ID).as("ids"),
                        arrayAgg(MENTION.USERNAME).orderBy(MENTION.ACCOUNT_ID).as("names"))
                .from(MENTION)
                .where(MENTION.STATUS_ID.eq(DSL.any(values)))
                .groupBy(MENTION.STATUS_ID)
                .asTable("mentions");
        var tags = select(
                        STATUS_TAG.STATUS_ID,
                        arrayAgg(STATUS_TAG.TAG).orderBy(STATUS_TAG.TAG).as("names"))
                .from(STATUS_TAG)
                .where(STATUS_TAG.STATUS_ID.eq(DSL.any(values)))
                .groupBy(STATUS_TAG.STATUS_ID)
                .asTable("tags");
        var figures = StatusFigures.sums(values);
        var replies = StatusFigures.shown(figures, StatusFigure.REPLIES);
        var reblogs = StatusFigures.shown(figures, StatusFigure.REBLOGS);
        var favourites = StatusFigures.shown(figures, StatusFigure.FAVOURITES);
        var mentionedIds = field(name("mentions", "ids"), Long[].class);
        var mentionedNames = field(name("mentions", "names"), String[].class);
        var tagNames = field(name("tags", "names"), String[].class);
        return database.read(
                Consistency.ownWrites(),
                sql -> sql
                        .select(
                                STATUS.ID,
                                STATUS.ACCOUNT_ID,
                                STATUS.REBLOG_OF_ID,
                                STATUS.CONTENT,
                                STATUS.SPOILER_TEXT,
                                STATUS.SENSITIVE,
                                STATUS.VISIBILITY,
                                STATUS.LANGUAGE,
                                STATUS.IN_REPLY_TO_ID,
                                STATUS.IN_REPLY_TO_ACCOUNT_ID,
                                STATUS.APPLICATION_NAME,
                                STATUS.APPLICATION_WEBSITE,
                                replies,
                                reblogs,
                                favourites,
                                STATUS.CREATED_AT,
                                STATUS.EDITED_AT,
                                STATUS.HAS_POLL,
                                STATUS.MEDIA_IDS,
                                mentionedIds,
                                mentionedNames,
                                tagNames)
                        .select(CardRow.columns())
                        .from(STATUS)
                        .leftJoin(mentions)
                        .on(field(name("mentions", "status_id"), Long.class).eq(STATUS.ID))
                        .leftJoin(tags)
                        .on(field(name("tags", "status_id"), Long.class).eq(STATUS.ID))
                        .leftJoin(figures)
                        .on(field(name("figures", "status_id"), Long.class).eq(STATUS.ID))
                        .leftJoin(STATUS_CARD)
                        .on(STATUS_CARD.STATUS_ID.eq(STATUS.ID))
                        .and(STATUS_CARD.STATUS_ID.eq(DSL.any(values)))
                        .leftJoin(PREVIEW_CARD)
                        .on(PREVIEW_CARD.ID.eq(STATUS_CARD.CARD_ID))
                        .where(STATUS.ID.eq(DSL.any(values)))
                        .fetch(row -> new StatusRow(
                                row.get(STATUS.ID),
                                row.get(STATUS.ACCOUNT_ID),
                                row.get(STATUS.REBLOG_OF_ID),
                                row.get(STATUS.CONTENT),
                                row.get(STATUS.SPOILER_TEXT),
                                row.get(STATUS.SENSITIVE),
                                row.get(STATUS.VISIBILITY),
                                row.get(STATUS.LANGUAGE),
                                row.get(STATUS.IN_REPLY_TO_ID),
                                row.get(STATUS.IN_REPLY_TO_ACCOUNT_ID),
                                row.get(STATUS.APPLICATION_NAME),
                                row.get(STATUS.APPLICATION_WEBSITE),
                                row.get(replies),
                                row.get(reblogs),
                                row.get(favourites),
                                row.get(STATUS.CREATED_AT),
                                row.get(STATUS.EDITED_AT),
                                row.get(STATUS.HAS_POLL),
                                row.get(STATUS.MEDIA_IDS),
                                row.get(mentionedIds),
                                row.get(mentionedNames),
                                row.get(tagNames),
                                CardRow.of(row)))
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
