package stoa.graph.lists;

import jakarta.inject.Singleton;
import java.util.Collection;
import stoa.accounts.AccountId;
import stoa.graph.ListId;
import stoa.platform.database.Database;
import stoa.platform.web.Refusal;

/** Keeps lists: whatever is not the owner's is not there for them. */
@Singleton
class Lists {
    private final ListSql lists;
    private final ListMemberSql members;
    private final Database database;

    Lists(ListSql lists, ListMemberSql members, Database database) {
        this.lists = lists;
        this.members = members;
        this.database = database;
    }

    /** @throws Refusal 404 where it is not a list of the owner's */
    ListView get(AccountId owner, ListId id) {
        return lists.find(owner, id).orElseThrow(Refusal::notFound);
    }

    /** @throws Refusal 422 without a title, and for one list too many */
    ListView make(AccountId owner, ListChange change) {
        var title = change.title().orElseThrow(() -> Refusal.invalid("Validation failed: Title can't be blank"));
        var id = lists.insert(owner, title, change)
                .orElseThrow(() -> Refusal.invalid("Validation failed: You have reached the maximum number of lists"));
        return get(owner, id);
    }

    /** @throws Refusal 404 as {@link #get} */
    ListView change(AccountId owner, ListId id, ListChange change) {
        if (!lists.update(owner, id, change)) {
            throw Refusal.notFound();
        }
        return get(owner, id);
    }

    /** @throws Refusal 404 as {@link #get} */
    void delete(AccountId owner, ListId id) {
        if (!lists.delete(owner, id)) {
            throw Refusal.notFound();
        }
    }

    /**
     * Puts accounts into a list, all or none.
     *
     * @throws Refusal 404 where one is not followed, 422 where one is in it already
     */
    void add(AccountId owner, ListId id, Collection<AccountId> accounts) {
        database.write(sql -> {
            if (!lists.hold(owner, id)) {
                throw Refusal.notFound();
            }
            var admissible = members.admissible(owner, accounts);
            if (admissible.size() < accounts.size()) {
                throw Refusal.notFound();
            }
            if (members.insert(owner, id, admissible) < accounts.size()) {
                throw Refusal.invalid("Validation failed: Account has already been taken");
            }
            return true;
        });
    }

    /** @throws Refusal 404 as {@link #get} */
    void remove(AccountId owner, ListId id, Collection<AccountId> accounts) {
        get(owner, id);
        members.delete(id, accounts);
    }
}
