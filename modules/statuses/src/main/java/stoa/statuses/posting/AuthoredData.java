package stoa.statuses.posting;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import stoa.accounts.AccountId;
import stoa.accounts.PersonalData;
import stoa.platform.database.Database;
import stoa.statuses.posting.RemovalSql.Own;

/** What somebody posted and reblogged: first of all, while it is known who followed them and is to be told. */
@Singleton
@Order(-1)
class AuthoredData implements PersonalData {
    /** Few, since much may hang on each. */
    private static final int STATUSES_AT_ONCE = 100;

    private final Database database;
    private final RemovalSql removals;
    private final Removal removal;

    AuthoredData(Database database, RemovalSql removals, Removal removal) {
        this.database = database;
        this.removals = removals;
        this.removal = removal;
    }

    @Override
    public boolean eraseSome(AccountId account) {
        return database.write(sql -> {
            var some = removals.first(account, STATUSES_AT_ONCE).stream()
                    .collect(Collectors.partitioningBy(one -> one.original().isPresent()));
            var reblogs = some.getOrDefault(true, List.of());
            var posts = some.getOrDefault(false, List.of());
            if (!reblogs.isEmpty()) {
                removal.takeBack(reblogs, account);
            }
            if (!posts.isEmpty()) {
                removal.remove(posts.stream().map(Own::id).toList(), account, true);
            }
            return !reblogs.isEmpty() || !posts.isEmpty() || removals.forgetAnswersTo(account, AT_ONCE) > 0;
        });
    }
}
