package stoa.statuses.reading;

import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static stoa.statuses.sql.statuses.Tables.BOOKMARK;
import static stoa.statuses.sql.statuses.Tables.FAVOURITE;
import static stoa.statuses.sql.statuses.Tables.MENTION;
import static stoa.statuses.sql.statuses.Tables.MUTED_CONVERSATION;
import static stoa.statuses.sql.statuses.Tables.PIN;
import static stoa.statuses.sql.statuses.Tables.REBLOG;
import static stoa.statuses.sql.statuses.Tables.STATUS;
import static stoa.statuses.sql.statuses.Tables.STATUS_TAG;

import jakarta.inject.Singleton;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.statuses.StatusId;
import stoa.statuses.Viewer;
import stoa.statuses.counting.StatusFigure;
import stoa.statuses.counting.StatusFigures;

/** Statements that read statuses for showing. */
@Singleton
class StatusSql {
    private final Database database;

    StatusSql(Database database) {
        this.database = database;
    }

    /**
     * What a viewer may see of the given statuses, with mentions, tags, figures and what the viewer did with them, in one statement.
     * The ids are repeated for each table, so that the planner leaves out partitions of all of them.
     */
    List<StatusRow> byIds(List<StatusId> ids, Viewer viewer) {
        return byIds(ids, viewer, Visibility.visibleTo(viewer));
    }

    /** As {@link #byIds(List, Viewer)}, without authors whom the viewer blocks or mutes. */
    List<StatusRow> unaskedByIds(List<StatusId> ids, Viewer viewer) {
        return byIds(ids, viewer, Visibility.unaskedVisibleTo(viewer));
    }

    /** As {@link #byIds(List, Viewer)}, whoever may see them: for views that many share, each checked for its viewers. */
    List<StatusRow> uncheckedByIds(List<StatusId> ids) {
        return byIds(ids, Viewer.anybody(), DSL.noCondition());
    }

    private List<StatusRow> byIds(List<StatusId> ids, Viewer viewer, Condition visible) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var values = ids.stream().map(StatusId::value).distinct().toArray(Long[]::new);
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
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
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
                                StatusFigures.shown(figures, StatusFigure.REPLIES),
                                StatusFigures.shown(figures, StatusFigure.REBLOGS),
                                StatusFigures.shown(figures, StatusFigure.FAVOURITES),
                                STATUS.CREATED_AT,
                                STATUS.EDITED_AT,
                                STATUS.HAS_POLL,
                                field(name("mentions", "ids"), Long[].class),
                                field(name("mentions", "names"), String[].class),
                                field(name("tags", "names"), String[].class),
                                marked(viewer, FAVOURITE.STATUS_ID, FAVOURITE.ACCOUNT_ID, values),
                                marked(viewer, REBLOG.STATUS_ID, REBLOG.ACCOUNT_ID, values),
                                marked(viewer, BOOKMARK.STATUS_ID, BOOKMARK.ACCOUNT_ID, values),
                                marked(viewer, PIN.STATUS_ID, PIN.ACCOUNT_ID, values),
                                muted(viewer))
                        .from(STATUS)
                        .leftJoin(mentions)
                        .on(field(name("mentions", "status_id"), Long.class).eq(STATUS.ID))
                        .leftJoin(tags)
                        .on(field(name("tags", "status_id"), Long.class).eq(STATUS.ID))
                        .leftJoin(figures)
                        .on(field(name("figures", "status_id"), Long.class).eq(STATUS.ID))
                        .where(STATUS.ID.eq(DSL.any(values)))
                        .and(visible)
                        .fetchInto(StatusRow.class));
    }

    private static Field<Boolean> marked(
            Viewer viewer, TableField<?, Long> status, TableField<?, Long> account, Long[] values) {
        return viewer.account()
                .<Field<Boolean>>map(me -> DSL.field(STATUS.ID.in(select(status)
                        .from(status.getTable())
                        .where(account.eq(me.value()))
                        .and(status.eq(DSL.any(values))))))
                .orElseGet(() -> DSL.inline((Boolean) null, SQLDataType.BOOLEAN));
    }

    private static Field<Boolean> muted(Viewer viewer) {
        return viewer.account()
                .<Field<Boolean>>map(me -> DSL.field(DSL.coalesce(STATUS.CONVERSATION_ID, STATUS.ID)
                        .in(select(MUTED_CONVERSATION.CONVERSATION_ID)
                                .from(MUTED_CONVERSATION)
                                .where(MUTED_CONVERSATION.ACCOUNT_ID.eq(me.value())))))
                .orElseGet(() -> DSL.inline((Boolean) null, SQLDataType.BOOLEAN));
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
