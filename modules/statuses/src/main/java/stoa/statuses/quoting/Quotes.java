package stoa.statuses.quoting;

import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import stoa.accounts.AccountId;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusEdited;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;
import stoa.statuses.counting.StatusFigure;
import stoa.statuses.counting.StatusFigures;

/** What quotes what: with its figure, in the caller's transaction where there is one. */
@Singleton
public class Quotes {
    private final Database database;
    private final QuoteSql quotes;
    private final Statuses statuses;
    private final StatusFigures figures;
    private final Events events;

    Quotes(Database database, QuoteSql quotes, Statuses statuses, StatusFigures figures, Events events) {
        this.database = database;
        this.quotes = quotes;
        this.statuses = statuses;
        this.figures = figures;
        this.events = events;
    }

    /**
     * What somebody is about to quote; of a reblog what it shows.
     *
     * @throws Refusal 404 where they may not see it or not quote it: which of the two they are not told
     */
    public StatusView get(StatusId id, AccountId author) {
        return statuses.find(id, Viewer.of(author))
                .map(StatusView::shown)
                .filter(quoted -> quoted.quoteApproval().allowed())
                .orElseThrow(() -> Refusal.of(
                        HttpStatus.NOT_FOUND, "The post you are trying to quote does not appear to exist.", Map.of()));
    }

    /** A status that quotes another one was written. */
    public void posted(StatusId quote, StatusId quoted) {
        quotes.insert(quoted, quote);
        figures.count(quoted, StatusFigure.QUOTES, 1);
    }

    /**
     * Statuses were deleted: what quoted them shows nothing there any more.
     *
     * @param quoted what they quoted themselves, by their ids
     */
    public void deleted(Collection<StatusId> gone, Map<StatusId, StatusId> quoted) {
        quotes.lose(gone).forEach(figures::touched);
        var left = new ArrayList<>(quoted.values());
        left.removeAll(new HashSet<>(gone));
        if (!left.isEmpty()) {
            quotes.forget(quoted.keySet(), left);
            figures.count(StatusFigure.QUOTES, StatusFigures.Change.less(left));
        }
    }

    /**
     * Takes back that a status is quoted by another one.
     *
     * @return what quoted it; where its author may not see that, what is quoted no more
     * @throws Refusal 404 where there is no such quote, 403 where the status is somebody else's
     */
    StatusView revoke(StatusId id, StatusId quote, AccountId author) {
        own(id, author);
        database.write(sql -> {
            var revoked = quotes.revoke(id, quote);
            revoked.ifPresent(edited -> {
                figures.count(id, StatusFigure.QUOTES, -1);
                tell(edited);
            });
            if (revoked.isEmpty() && !quotes.isRevoked(id, quote)) {
                throw Refusal.notFound();
            }
            return revoked.isPresent();
        });
        var viewer = Viewer.of(author);
        return statuses.find(quote, viewer).orElseGet(() -> statuses.get(id, viewer));
    }

    /**
     * Says who may quote a status from now on.
     *
     * @throws Refusal 404, 403 where the status is somebody else's, 422 for what is no policy
     */
    StatusView allow(StatusId id, String policy, AccountId author) {
        QuotePolicy.check(policy);
        var status = own(id, author);
        database.write(sql -> {
            quotes.setPolicy(id, QuotePolicy.of(policy, status.visibility()));
            tell(new StatusEdited(id, author, status.visibility(), false));
            return true;
        });
        return statuses.get(id, Viewer.of(author));
    }

    private void tell(StatusEdited edited) {
        figures.touched(edited.status());
        events.publish(edited);
    }

    private StatusView own(StatusId id, AccountId author) {
        var status = statuses.get(id, Viewer.of(author));
        if (status.reblog() != null) {
            throw Refusal.notFound();
        }
        if (!status.account().accountId().equals(author)) {
            throw Refusal.forbidden("This action is not allowed");
        }
        return status;
    }
}
