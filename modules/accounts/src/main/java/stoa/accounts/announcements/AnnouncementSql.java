package stoa.accounts.announcements;

import static org.jooq.impl.DSL.boolOr;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static stoa.accounts.sql.accounts.Tables.ANNOUNCEMENT;
import static stoa.accounts.sql.accounts.Tables.ANNOUNCEMENT_DISMISSAL;
import static stoa.accounts.sql.accounts.Tables.ANNOUNCEMENT_REACTION;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AnnouncementView;
import stoa.accounts.Announcements.Announced;
import stoa.accounts.profiles.ProfileHtml;
import stoa.media.CustomEmojiView;
import stoa.media.CustomEmojis;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on announcements. */
@Singleton
class AnnouncementSql {
    private static final int MAX_SHOWN = 100;
    private static final int MAX_REACTIONS = 8;
    private static final AccountId NOBODY = new AccountId(0);

    private final CustomEmojis emojis;
    private final Database database;

    AnnouncementSql(CustomEmojis emojis, Database database) {
        this.emojis = emojis;
        this.database = database;
    }

    /** What somebody is told at present, the oldest first, in one statement. */
    List<AnnouncementView> of(AccountId reader, boolean withDismissed) {
        return read(Consistency.ownWrites(), reader, withDismissed, noCondition());
    }

    /** One of those, as somebody has it who is not known. */
    Optional<AnnouncementView> find(long id) {
        return read(Consistency.primary(), NOBODY, true, ANNOUNCEMENT.ID.eq(id)).stream()
                .findFirst();
    }

    private List<AnnouncementView> read(
            Consistency consistency, AccountId reader, boolean withDismissed, Condition which) {
        long me = reader.value();
        var read = exists(selectOne()
                .from(ANNOUNCEMENT_DISMISSAL)
                .where(ANNOUNCEMENT_DISMISSAL.ANNOUNCEMENT_ID.eq(ANNOUNCEMENT.ID))
                .and(ANNOUNCEMENT_DISMISSAL.ACCOUNT_ID.eq(me)));
        var reactions = multiset(
                        select(ANNOUNCEMENT_REACTION.NAME, count(), boolOr(ANNOUNCEMENT_REACTION.ACCOUNT_ID.eq(me)))
                                .from(ANNOUNCEMENT_REACTION)
                                .where(ANNOUNCEMENT_REACTION.ANNOUNCEMENT_ID.eq(ANNOUNCEMENT.ID))
                                .groupBy(ANNOUNCEMENT_REACTION.NAME)
                                .orderBy(min(ANNOUNCEMENT_REACTION.CREATED_AT), ANNOUNCEMENT_REACTION.NAME)
                                .limit(MAX_REACTIONS))
                .convertFrom(rows -> rows.map(row -> reaction(row.value1(), row.value2(), row.value3())));
        return database.read(
                consistency,
                sql -> sql.select(
                                ANNOUNCEMENT.ID,
                                ANNOUNCEMENT.TEXT,
                                ANNOUNCEMENT.STARTS_AT,
                                ANNOUNCEMENT.ENDS_AT,
                                ANNOUNCEMENT.ALL_DAY,
                                ANNOUNCEMENT.PUBLISHED_AT,
                                field(read),
                                reactions)
                        .from(ANNOUNCEMENT)
                        .where(isCurrent())
                        .and(which)
                        .and(withDismissed ? noCondition() : not(read))
                        .orderBy(ANNOUNCEMENT.ID)
                        .limit(MAX_SHOWN)
                        .fetch(row -> new AnnouncementView(
                                row.value1().toString(),
                                // What profiles link to is one's own; this is not.
                                ProfileHtml.paragraphs(row.value2()).replace("noopener me\"", "noopener\""),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value6(),
                                row.value7(),
                                List.of(),
                                List.of(),
                                List.of(),
                                emojis.in(List.of(row.value2())),
                                row.value8())));
    }

    private AnnouncementView.Reaction reaction(String name, int count, boolean me) {
        var custom = emojis.find(name);
        return new AnnouncementView.Reaction(
                name,
                count,
                me,
                custom.map(CustomEmojiView::url).orElse(null),
                custom.map(CustomEmojiView::staticUrl).orElse(null));
    }

    private static Condition isCurrent() {
        return ANNOUNCEMENT.ENDS_AT.isNull().or(ANNOUNCEMENT.ENDS_AT.gt(Instant.now()));
    }

    List<Announced> current() {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(ANNOUNCEMENT.ID, ANNOUNCEMENT.TEXT, ANNOUNCEMENT.PUBLISHED_AT)
                        .from(ANNOUNCEMENT)
                        .where(isCurrent())
                        .orderBy(ANNOUNCEMENT.ID.desc())
                        .limit(MAX_SHOWN)
                        .fetch(row -> new Announced(row.value1(), row.value2(), row.value3())));
    }

    long insert(String text, @Nullable Instant startsAt, @Nullable Instant endsAt, boolean allDay) {
        return database.write(sql -> sql.insertInto(ANNOUNCEMENT)
                .set(ANNOUNCEMENT.TEXT, text)
                .set(ANNOUNCEMENT.STARTS_AT, startsAt)
                .set(ANNOUNCEMENT.ENDS_AT, endsAt)
                .set(ANNOUNCEMENT.ALL_DAY, allDay)
                .returningResult(ANNOUNCEMENT.ID)
                .fetchSingle()
                .value1());
    }

    boolean delete(long id) {
        return database.write(sql -> sql.deleteFrom(ANNOUNCEMENT)
                        .where(ANNOUNCEMENT.ID.eq(id))
                        .execute())
                == 1;
    }

    /** @return whether there is such an announcement */
    boolean dismiss(AccountId account, long id) {
        return database.write(sql -> {
            sql.insertInto(
                            ANNOUNCEMENT_DISMISSAL,
                            ANNOUNCEMENT_DISMISSAL.ANNOUNCEMENT_ID,
                            ANNOUNCEMENT_DISMISSAL.ACCOUNT_ID)
                    .select(select(ANNOUNCEMENT.ID, val(account.value()))
                            .from(ANNOUNCEMENT)
                            .where(ANNOUNCEMENT.ID.eq(id)))
                    .onConflictDoNothing()
                    .execute();
            return sql.fetchExists(ANNOUNCEMENT, ANNOUNCEMENT.ID.eq(id));
        });
    }

    /** Holds an announcement that has not ended, so that two reactions at once are counted one after the other. */
    boolean hold(long id) {
        return database.write(sql -> sql.select(ANNOUNCEMENT.ID)
                .from(ANNOUNCEMENT)
                .where(ANNOUNCEMENT.ID.eq(id))
                .and(isCurrent())
                .forUpdate()
                .fetchOptional()
                .isPresent());
    }

    /** @return whether one more kind of reaction, or this one, may be there */
    boolean react(AccountId account, long id, String name) {
        return database.write(sql -> {
            var names = sql.selectDistinct(ANNOUNCEMENT_REACTION.NAME)
                    .from(ANNOUNCEMENT_REACTION)
                    .where(ANNOUNCEMENT_REACTION.ANNOUNCEMENT_ID.eq(id))
                    .fetchSet(ANNOUNCEMENT_REACTION.NAME);
            if (!names.contains(name) && names.size() >= MAX_REACTIONS) {
                return false;
            }
            sql.insertInto(ANNOUNCEMENT_REACTION)
                    .set(ANNOUNCEMENT_REACTION.ANNOUNCEMENT_ID, id)
                    .set(ANNOUNCEMENT_REACTION.ACCOUNT_ID, account.value())
                    .set(ANNOUNCEMENT_REACTION.NAME, name)
                    .onConflictDoNothing()
                    .execute();
            return true;
        });
    }

    /** @return whether there was one */
    boolean takeBack(AccountId account, long id, String name) {
        return database.write(sql -> sql.deleteFrom(ANNOUNCEMENT_REACTION)
                        .where(ANNOUNCEMENT_REACTION.ANNOUNCEMENT_ID.eq(id))
                        .and(ANNOUNCEMENT_REACTION.ACCOUNT_ID.eq(account.value()))
                        .and(ANNOUNCEMENT_REACTION.NAME.eq(name))
                        .execute())
                == 1;
    }
}
