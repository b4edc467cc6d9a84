package stoa.statuses.posting;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.accounts.CounterChange;
import stoa.media.Attachments;
import stoa.platform.events.Events;
import stoa.statuses.StatusDeleted;
import stoa.statuses.StatusId;
import stoa.statuses.counting.StatusFigure;
import stoa.statuses.counting.StatusFigures;
import stoa.statuses.direct.DirectConversations;
import stoa.statuses.polls.Polls;
import stoa.statuses.posting.RemovalSql.Deleted;
import stoa.statuses.posting.RemovalSql.Own;
import stoa.statuses.quoting.Quotes;

/** Takes statuses away with all that hangs on them, undoes the figures that they changed, and tells of it; in the caller's transaction. */
@Singleton
class Removal {
    private final RemovalSql removals;
    private final Accounts accounts;
    private final StatusFigures figures;
    private final Polls polls;
    private final DirectConversations conversations;
    private final Attachments attachments;
    private final Quotes quotes;
    private final Events events;

    Removal(
            RemovalSql removals,
            Accounts accounts,
            StatusFigures figures,
            Polls polls,
            DirectConversations conversations,
            Attachments attachments,
            Quotes quotes,
            Events events) {
        this.removals = removals;
        this.accounts = accounts;
        this.figures = figures;
        this.polls = polls;
        this.conversations = conversations;
        this.attachments = attachments;
        this.quotes = quotes;
        this.events = events;
    }

    /**
     * Removes statuses of one author, with their reblogs.
     *
     * @param withMedia whether what they show goes at once; else it stays for a day
     */
    List<Deleted> remove(Collection<StatusId> ids, AccountId author, boolean withMedia) {
        var deleted = removals.delete(ids, author);
        if (deleted.isEmpty()) {
            return deleted;
        }
        var gone = deleted.stream().map(Deleted::id).toList();
        var rebloggers = removals.deleteReblogs(gone);
        deleted.stream().filter(Deleted::hasPoll).map(Deleted::id).forEach(polls::remove);
        deleted.stream()
                .filter(one -> one.visibility().equals("direct"))
                .map(Deleted::id)
                .forEach(conversations::deleted);
        var statuses = gone.stream().map(StatusId::value).toList();
        if (withMedia) {
            attachments.remove(statuses);
        } else {
            attachments.release(statuses);
        }
        figures.forget(gone);
        quotes.deleted(gone, quoted(deleted));
        figures.count(StatusFigure.REPLIES, parents(deleted));
        accounts.count(Stream.concat(gone.stream().map(one -> author), rebloggers.stream())
                .map(CounterChange::removed)
                .toList());
        events.publish(deleted.stream()
                .map(one -> new StatusDeleted(
                        one.id(), author, one.inReplyTo(), null, one.quoteOf(), one.visibility(), one.tags()))
                .toList());
        return deleted;
    }

    private static Map<StatusId, StatusId> quoted(List<Deleted> deleted) {
        var quoted = new HashMap<StatusId, StatusId>();
        for (var one : deleted) {
            if (one.isQuote() && one.quoteOf() != null) {
                quoted.put(one.id(), one.quoteOf());
            }
        }
        return quoted;
    }

    /** By how much the answers of others change; what is gone itself counts nothing. */
    private static List<StatusFigures.Change> parents(List<Deleted> deleted) {
        var gone = deleted.stream().map(Deleted::id).collect(Collectors.toSet());
        var parents = new ArrayList<StatusId>();
        for (var one : deleted) {
            if (one.inReplyTo() != null && !gone.contains(one.inReplyTo())) {
                parents.add(one.inReplyTo());
            }
        }
        return StatusFigures.Change.less(parents);
    }

    /** Removes reblogs of one account. */
    void takeBack(List<Own> reblogs, AccountId account) {
        removals.takeBack(reblogs, account);
        figures.count(
                StatusFigure.REBLOGS,
                StatusFigures.Change.less(
                        reblogs.stream().flatMap(one -> one.original().stream()).toList()));
        accounts.count(
                reblogs.stream().map(one -> CounterChange.removed(account)).toList());
        events.publish(reblogs.stream()
                .map(one ->
                        new StatusDeleted(one.id(), account, null, one.reblogOf(), null, one.visibility(), List.of()))
                .toList());
    }
}
