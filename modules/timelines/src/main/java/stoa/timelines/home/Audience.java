package stoa.timelines.home;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.unnest;
import static stoa.timelines.sql.graph_api.Tables.FOLLOW_V1;
import static stoa.timelines.sql.graph_api.Tables.LIST_MEMBER_V1;
import static stoa.timelines.sql.graph_api.Tables.LIST_V1;
import static stoa.timelines.sql.statuses_api.Tables.STATUS_V1;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.impl.DSL;
import stoa.accounts.AccountId;
import stoa.graph.ListId;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.statuses.StatusId;

/**
 * Whom new statuses reach, among some who are about: the home timeline and those of lists turned round, by the same conditions.
 */
@Singleton
public class Audience {
    private static final Field<Long> READER = field(name("reader", "id"), Long.class);

    private final Database database;

    Audience(Database database) {
        this.database = database;
    }

    /** In whose home timelines statuses stand; one statement whatever the numbers. */
    public Map<StatusId, Set<AccountId>> atHome(Collection<StatusId> statuses, Collection<AccountId> among) {
        if (statuses.isEmpty() || among.isEmpty()) {
            return Map.of();
        }
        var follows = exists(selectOne()
                .from(FOLLOW_V1)
                .where(HomeTimelineSql.isReadAtHome(FOLLOW_V1, READER))
                .and(FOLLOW_V1.TARGET_ACCOUNT_ID.eq(STATUS_V1.ACCOUNT_ID))
                .and(AuthorMerge.isMeantFor(
                        READER, FOLLOW_V1.LANGUAGES, FOLLOW_V1.SHOW_REBLOGS, AuthorMerge.answersToFollowed(READER))));
        return database.read(
                Consistency.primary(),
                sql -> sql
                        .select(STATUS_V1.ID, READER)
                        .from(STATUS_V1)
                        .crossJoin(unnest(among.stream().map(AccountId::value).toArray(Long[]::new))
                                .as("reader", "id"))
                        .where(STATUS_V1.ID.eq(any(StatusId.values(statuses))))
                        .and(STATUS_V1.ACCOUNT_ID.eq(READER).or(follows))
                        .fetch()
                        .stream()
                        .collect(Collectors.groupingBy(
                                row -> new StatusId(row.value1()),
                                Collectors.mapping(row -> new AccountId(row.value2()), Collectors.toSet()))));
    }

    /** In which of some lists statuses stand; one statement whatever the numbers. */
    public Map<StatusId, Set<ListId>> ofLists(Collection<StatusId> statuses, Collection<ListId> among) {
        if (statuses.isEmpty() || among.isEmpty()) {
            return Map.of();
        }
        var owner = LIST_V1.ACCOUNT_ID;
        var other = LIST_MEMBER_V1.as("other");
        var answers = LIST_V1.REPLIES_POLICY
                .eq(inline("followed"))
                .and(AuthorMerge.answersToFollowed(owner))
                .or(LIST_V1.REPLIES_POLICY
                        .eq(inline("list"))
                        .and(exists(selectOne()
                                .from(other)
                                .where(other.LIST_ID.eq(LIST_V1.ID))
                                .and(other.ACCOUNT_ID.eq(STATUS_V1.IN_REPLY_TO_ACCOUNT_ID)))));
        var languages = DSL.coalesce(FOLLOW_V1.LANGUAGES, DSL.val(new String[0]));
        var reblogs = DSL.coalesce(FOLLOW_V1.SHOW_REBLOGS, inline(true));
        return database.read(
                Consistency.primary(),
                sql -> sql
                        .select(STATUS_V1.ID, LIST_V1.ID)
                        .from(STATUS_V1)
                        .join(LIST_MEMBER_V1)
                        .on(LIST_MEMBER_V1.ACCOUNT_ID.eq(STATUS_V1.ACCOUNT_ID))
                        .join(LIST_V1)
                        .on(LIST_V1.ID.eq(LIST_MEMBER_V1.LIST_ID))
                        .leftJoin(FOLLOW_V1)
                        .on(FOLLOW_V1.ACCOUNT_ID.eq(owner))
                        .and(FOLLOW_V1.TARGET_ACCOUNT_ID.eq(STATUS_V1.ACCOUNT_ID))
                        .where(STATUS_V1.ID.eq(any(StatusId.values(statuses))))
                        .and(LIST_V1.ID.eq(any(lists(among))))
                        .and(AuthorMerge.isNotHidden(STATUS_V1.ACCOUNT_ID, owner))
                        .and(STATUS_V1
                                .ACCOUNT_ID
                                .eq(owner)
                                .or(AuthorMerge.isMeantFor(owner, languages, reblogs, answers)))
                        .fetch()
                        .stream()
                        .collect(Collectors.groupingBy(
                                row -> new StatusId(row.value1()),
                                Collectors.mapping(row -> new ListId(row.value2()), Collectors.toSet()))));
    }

    /** Who of some follows an author. */
    public Set<AccountId> following(AccountId author, Collection<AccountId> among) {
        if (among.isEmpty()) {
            return Set.of();
        }
        return database.read(
                Consistency.primary(),
                sql -> Set.copyOf(sql.select(FOLLOW_V1.ACCOUNT_ID)
                        .from(FOLLOW_V1)
                        .where(FOLLOW_V1.TARGET_ACCOUNT_ID.eq(author.value()))
                        .and(FOLLOW_V1.ACCOUNT_ID.eq(
                                any(among.stream().map(AccountId::value).toArray(Long[]::new))))
                        .fetch(row -> new AccountId(row.value1()))));
    }

    /** Which of some lists an author is in. */
    public Set<ListId> listsWith(AccountId author, Collection<ListId> among) {
        if (among.isEmpty()) {
            return Set.of();
        }
        return database.read(
                Consistency.primary(),
                sql -> Set.copyOf(sql.select(LIST_MEMBER_V1.LIST_ID)
                        .from(LIST_MEMBER_V1)
                        .where(LIST_MEMBER_V1.ACCOUNT_ID.eq(author.value()))
                        .and(LIST_MEMBER_V1.LIST_ID.eq(any(lists(among))))
                        .fetch(row -> new ListId(row.value1()))));
    }

    /** Whether somebody has a list. */
    public boolean owns(AccountId account, ListId list) {
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.fetchExists(selectOne()
                        .from(LIST_V1)
                        .where(LIST_V1.ID.eq(list.value()))
                        .and(LIST_V1.ACCOUNT_ID.eq(account.value()))));
    }

    private static Long[] lists(Collection<ListId> lists) {
        return lists.stream().map(ListId::value).toArray(Long[]::new);
    }
}
