package stoa.statuses.polls;

import static org.jooq.impl.DSL.arrayAgg;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static stoa.statuses.sql.statuses.Tables.POLL;
import static stoa.statuses.sql.statuses.Tables.POLL_COUNTER;
import static stoa.statuses.sql.statuses.Tables.POLL_VOTE;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.platform.database.Consistency;
import stoa.platform.database.CounterSlot;
import stoa.platform.database.Database;
import stoa.statuses.StatusId;
import stoa.statuses.Viewer;

/** Statements on polls and votes. */
@Singleton
class PollSql {
    static final short ANY_CHOICE = -1;
    private static final long NOBODY = 0;

    private final Database database;

    PollSql(Database database) {
        this.database = database;
    }

    /** Polls with their votes and the viewer's own, in one statement. */
    List<PollRow> byStatuses(Collection<StatusId> statuses, Viewer viewer) {
        if (statuses.isEmpty()) {
            return List.of();
        }
        var ids = statuses.stream().map(StatusId::value).distinct().toArray(Long[]::new);
        var me = viewer.account().map(AccountId::value).orElse(NOBODY);
        var sums = select(
                        POLL_COUNTER.STATUS_ID,
                        POLL_COUNTER.CHOICE,
                        DSL.sum(POLL_COUNTER.VOTES).cast(SQLDataType.BIGINT).as("votes"))
                .from(POLL_COUNTER)
                .where(POLL_COUNTER.STATUS_ID.eq(DSL.any(ids)))
                .groupBy(POLL_COUNTER.STATUS_ID, POLL_COUNTER.CHOICE)
                .asTable("sums");
        var choice = field(name("sums", "choice"), SQLDataType.SMALLINT);
        var tallies = select(
                        field(name("sums", "status_id"), SQLDataType.BIGINT),
                        arrayAgg(choice).orderBy(choice).as("choices"),
                        arrayAgg(field(name("sums", "votes"), SQLDataType.BIGINT))
                                .orderBy(choice)
                                .as("votes"))
                .from(sums)
                .groupBy(field(name("sums", "status_id"), SQLDataType.BIGINT))
                .asTable("tallies");
        var own = select(
                        POLL_VOTE.STATUS_ID,
                        arrayAgg(POLL_VOTE.CHOICE).orderBy(POLL_VOTE.CHOICE).as("choices"))
                .from(POLL_VOTE)
                .where(POLL_VOTE.STATUS_ID.eq(DSL.any(ids)))
                .and(POLL_VOTE.ACCOUNT_ID.eq(me))
                .groupBy(POLL_VOTE.STATUS_ID)
                .asTable("own");
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
                                POLL.STATUS_ID,
                                POLL.ACCOUNT_ID,
                                POLL.OPTIONS,
                                POLL.MULTIPLE,
                                POLL.HIDE_TOTALS,
                                POLL.EXPIRES_AT,
                                field(name("tallies", "choices"), Short[].class),
                                field(name("tallies", "votes"), Long[].class),
                                field(name("own", "choices"), Short[].class))
                        .from(POLL)
                        .leftJoin(tallies)
                        .on(field(name("tallies", "status_id"), SQLDataType.BIGINT)
                                .eq(POLL.STATUS_ID))
                        .leftJoin(own)
                        .on(field(name("own", "status_id"), SQLDataType.BIGINT).eq(POLL.STATUS_ID))
                        .where(POLL.STATUS_ID.eq(DSL.any(ids)))
                        .fetch(Records.mapping(PollRow::new)));
    }

    /** What people chose, in one statement. */
    List<Votes> votes(Collection<StatusId> statuses, Collection<AccountId> accounts) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
                                POLL_VOTE.STATUS_ID,
                                POLL_VOTE.ACCOUNT_ID,
                                arrayAgg(POLL_VOTE.CHOICE)
                                        .orderBy(POLL_VOTE.CHOICE)
                                        .filterWhere(POLL_VOTE.CHOICE.ne(ANY_CHOICE)))
                        .from(POLL_VOTE)
                        .where(POLL_VOTE.STATUS_ID.eq(DSL.any(StatusId.values(statuses))))
                        .and(POLL_VOTE.ACCOUNT_ID.eq(
                                DSL.any(accounts.stream().map(AccountId::value).toArray(Long[]::new))))
                        .groupBy(POLL_VOTE.STATUS_ID, POLL_VOTE.ACCOUNT_ID)
                        .fetch(row -> new Votes(
                                new StatusId(row.value1()),
                                new AccountId(row.value2()),
                                Stream.of(row.value3()).map(Short::intValue).toList())));
    }

    /** What somebody chose. */
    record Votes(StatusId status, AccountId account, List<Integer> choices) {}

    void insert(StatusId status, AccountId author, String[] options, boolean multiple, boolean hidden, Instant end) {
        database.write(sql -> sql.insertInto(POLL)
                .set(POLL.STATUS_ID, status.value())
                .set(POLL.ACCOUNT_ID, author.value())
                .set(POLL.OPTIONS, options)
                .set(POLL.MULTIPLE, multiple)
                .set(POLL.HIDE_TOTALS, hidden)
                .set(POLL.EXPIRES_AT, end)
                .execute());
    }

    /** Changes what does not make votes void. */
    void update(StatusId status, boolean hidden, Instant end) {
        database.write(sql -> sql.update(POLL)
                .set(POLL.HIDE_TOTALS, hidden)
                .set(POLL.EXPIRES_AT, end)
                .where(POLL.STATUS_ID.eq(status.value()))
                .execute());
    }

    void delete(StatusId status) {
        database.write(sql -> {
            sql.deleteFrom(POLL).where(POLL.STATUS_ID.eq(status.value())).execute();
            sql.deleteFrom(POLL_VOTE)
                    .where(POLL_VOTE.STATUS_ID.eq(status.value()))
                    .execute();
            return sql.deleteFrom(POLL_COUNTER)
                    .where(POLL_COUNTER.STATUS_ID.eq(status.value()))
                    .execute();
        });
    }

    /** The poll as it is, kept from being changed until the caller's transaction ends. */
    Optional<PollRow> lock(StatusId status) {
        return database.write(sql -> sql.select(
                        POLL.STATUS_ID,
                        POLL.ACCOUNT_ID,
                        POLL.OPTIONS,
                        POLL.MULTIPLE,
                        POLL.HIDE_TOTALS,
                        POLL.EXPIRES_AT,
                        DSL.inline((Short[]) null, Short[].class),
                        DSL.inline((Long[]) null, Long[].class),
                        DSL.inline((Short[]) null, Short[].class))
                .from(POLL)
                .where(POLL.STATUS_ID.eq(status.value()))
                .forKeyShare()
                .fetchOptional(Records.mapping(PollRow::new)));
    }

    /**
     * Writes votes, one row for each choice.
     *
     * @return how many of them are new
     */
    int vote(StatusId status, AccountId account, Collection<Short> choices) {
        return database.write(sql -> sql.insertInto(
                        POLL_VOTE, POLL_VOTE.STATUS_ID, POLL_VOTE.ACCOUNT_ID, POLL_VOTE.CHOICE)
                .valuesOfRows(new TreeSet<>(choices)
                        .stream()
                                .map(choice -> DSL.row(status.value(), account.value(), choice))
                                .toList())
                .onConflictDoNothing()
                .execute());
    }

    /** Counts votes, and the voter where this is their first vote. */
    void count(StatusId status, Collection<Short> choices, boolean newVoter) {
        var counted = new TreeSet<>(choices);
        if (newVoter) {
            counted.add(ANY_CHOICE);
        }
        var slot = CounterSlot.freeFor(status.value());
        database.write(sql -> sql.insertInto(
                        POLL_COUNTER,
                        POLL_COUNTER.STATUS_ID,
                        POLL_COUNTER.CHOICE,
                        POLL_COUNTER.SLOT,
                        POLL_COUNTER.VOTES)
                .valuesOfRows(counted.stream()
                        .map(choice -> DSL.row(DSL.val(status.value()), DSL.val(choice), slot, DSL.val(1L)))
                        .toList())
                .onConflict(POLL_COUNTER.STATUS_ID, POLL_COUNTER.CHOICE, POLL_COUNTER.SLOT)
                .doUpdate()
                .set(POLL_COUNTER.VOTES, POLL_COUNTER.VOTES.plus(DSL.excluded(POLL_COUNTER.VOTES)))
                .execute());
    }

    /**
     * One poll as the database has it.
     *
     * @param choices whose votes follow, {@link #ANY_CHOICE} for the voters
     * @param ownChoices the viewer's, {@link #ANY_CHOICE} among them
     */
    record PollRow(
            long statusId,
            long accountId,
            String[] options,
            boolean multiple,
            boolean hideTotals,
            Instant expiresAt,
            Short @Nullable [] choices,
            Long @Nullable [] votes,
            Short @Nullable [] ownChoices) {

        boolean isOver() {
            return !expiresAt.isAfter(Instant.now());
        }

        long votesOf(int choice) {
            if (choices != null && votes != null) {
                for (int i = 0; i < choices.length; i++) {
                    if (choices[i] == choice) {
                        return votes[i];
                    }
                }
            }
            return 0;
        }

        List<Integer> ownVotes() {
            return ownChoices == null
                    ? List.of()
                    : Stream.of(ownChoices)
                            .filter(choice -> choice != ANY_CHOICE)
                            .map(Short::intValue)
                            .toList();
        }
    }
}
