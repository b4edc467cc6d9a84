package stoa.statuses.filters;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import stoa.accounts.AccountId;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
import stoa.platform.web.Refusal;
import stoa.statuses.FiltersChanged;
import stoa.statuses.StatusId;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;
import stoa.statuses.filters.FilterChange.KeywordChange;

/** Keeps filters. */
@Singleton
class Filters {
    private final FilterSql filters;
    private final Statuses statuses;
    private final Database database;
    private final Events events;

    Filters(FilterSql filters, Statuses statuses, Database database, Events events) {
        this.filters = filters;
        this.statuses = statuses;
        this.database = database;
        this.events = events;
    }

    List<Filter> of(AccountId owner) {
        return filters.of(owner);
    }

    /** @throws Refusal 404 where it is not a filter of the owner's */
    Filter get(AccountId owner, long id) {
        return filters.find(owner, id).orElseThrow(Refusal::notFound);
    }

    /** @throws Refusal 404 where no filter of the owner's has that keyword */
    Filter withKeyword(AccountId owner, long keyword) {
        return filters.withKeyword(owner, keyword).orElseThrow(Refusal::notFound);
    }

    /** @throws Refusal 404 where no filter of the owner's names a status under that id */
    Filter withStatus(AccountId owner, long named) {
        return filters.withStatus(owner, named).orElseThrow(Refusal::notFound);
    }

    /** @throws Refusal 422 for one too many, 404 where it says that a keyword is there already */
    Filter make(AccountId owner, FilterChange change) {
        return changing(owner, () -> {
            long id = made(filters.insert(owner, change), "filters");
            change.keywords().forEach(keyword -> apply(owner, id, keyword));
            return get(owner, id);
        });
    }

    /** @throws Refusal 404 as {@link #get}, and for a keyword that it does not have */
    Filter change(AccountId owner, long id, FilterChange change) {
        return changing(owner, () -> {
            if (!filters.update(owner, id, change)) {
                throw Refusal.notFound();
            }
            change.keywords().forEach(keyword -> apply(owner, id, keyword));
            return get(owner, id);
        });
    }

    private void apply(AccountId owner, long filter, KeywordChange change) {
        boolean applied;
        if (change.id().isEmpty()) {
            applied = change.removed() || addKeyword(owner, filter, change) > 0;
        } else if (change.removed()) {
            applied = filters.removeKeyword(filter, change.id().getAsLong());
        } else {
            applied = filters.updateKeyword(filter, change.id().getAsLong(), change.keyword(), change.wholeWord());
        }
        if (!applied) {
            throw Refusal.notFound();
        }
    }

    private long addKeyword(AccountId owner, long filter, KeywordChange change) {
        return made(
                filters.addKeyword(
                        owner,
                        filter,
                        change.keyword().orElseThrow(),
                        change.wholeWord().orElse(true)),
                "keywords");
    }

    /** @throws Refusal 404 as {@link #get} */
    void delete(AccountId owner, long id) {
        changing(owner, () -> {
            if (!filters.delete(owner, id)) {
                throw Refusal.notFound();
            }
            return true;
        });
    }

    /** @throws Refusal 404 as {@link #get}, 422 for one too many */
    Filter.Keyword add(AccountId owner, long id, KeywordChange change) {
        return changing(owner, () -> {
            get(owner, id);
            return keyword(owner, addKeyword(owner, id, change));
        });
    }

    /** @throws Refusal 404 as {@link #withKeyword} */
    Filter.Keyword changeKeyword(AccountId owner, long keyword, KeywordChange change) {
        return changing(owner, () -> {
            var filter = withKeyword(owner, keyword);
            filters.updateKeyword(filter.id(), keyword, change.keyword(), change.wholeWord());
            return keyword(owner, keyword);
        });
    }

    /** @throws Refusal 404 as {@link #withKeyword} */
    Filter.Keyword keyword(AccountId owner, long keyword) {
        return withKeyword(owner, keyword).keywords().stream()
                .filter(one -> one.id() == keyword)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** @throws Refusal 404 as {@link #withKeyword} */
    void removeKeyword(AccountId owner, long keyword) {
        changing(owner, () -> filters.removeKeyword(withKeyword(owner, keyword).id(), keyword));
    }

    /**
     * Takes a keyword away, and its filter with it where it looks for nothing else.
     *
     * @throws Refusal 404 as {@link #withKeyword}
     */
    void removeWithKeyword(AccountId owner, long keyword) {
        changing(owner, () -> {
            var filter = withKeyword(owner, keyword);
            return (filter.keywords().size() == 1 && filter.statuses().isEmpty())
                    ? filters.delete(owner, filter.id())
                    : filters.removeKeyword(filter.id(), keyword);
        });
    }

    /**
     * Changes a keyword and its filter, as apps do that know of no other keywords beside it.
     *
     * @throws Refusal 404 as {@link #withKeyword}, 422 where the change would change what other keywords do
     */
    Filter changeWithKeyword(AccountId owner, long keyword, KeywordChange change, FilterChange whole) {
        return changing(owner, () -> {
            var filter = withKeyword(owner, keyword);
            filters.updateKeyword(filter.id(), keyword, change.keyword(), change.wholeWord());
            if (whole.contexts().isPresent()
                    || whole.action().isPresent()
                    || whole.expiry().isPresent()) {
                if (filter.keywords().size() > 1) {
                    throw Refusal.invalid("Validation failed: This filter has several keywords;"
                            + " an app that knows of such filters can change it");
                }
                filters.update(owner, filter.id(), whole);
            }
            return get(owner, filter.id());
        });
    }

    /** @throws Refusal 404 as {@link #get}, and for a status that the owner may not see; 422 for one too many */
    Filter.Named addStatus(AccountId owner, long id, StatusId status) {
        statuses.get(status, Viewer.of(owner));
        return changing(owner, () -> {
            get(owner, id);
            return status(owner, made(filters.addStatus(owner, id, status), "statuses"));
        });
    }

    /** @throws Refusal 404 as {@link #withStatus} */
    Filter.Named status(AccountId owner, long named) {
        return named(withStatus(owner, named), named);
    }

    /**
     * @return what it was
     * @throws Refusal 404 as {@link #withStatus}
     */
    Filter.Named removeStatus(AccountId owner, long named) {
        return changing(owner, () -> {
            var filter = withStatus(owner, named);
            filters.removeStatus(filter.id(), named);
            return named(filter, named);
        });
    }

    private static Filter.Named named(Filter filter, long named) {
        return filter.statuses().stream()
                .filter(one -> one.id() == named)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private <T> T changing(AccountId owner, Supplier<T> change) {
        return database.write(sql -> {
            var changed = change.get();
            events.publish(new FiltersChanged(owner));
            return changed;
        });
    }

    private static long made(OptionalLong id, String what) {
        return id.orElseThrow(
                () -> Refusal.invalid("Validation failed: You have reached the maximum number of " + what));
    }
}
