package stoa.notifications.inbox;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.Record6;
import org.jooq.Select;
import stoa.accounts.AccountId;
import stoa.accounts.SignedUp;
import stoa.graph.FollowRequestClosed;
import stoa.graph.FollowRequested;
import stoa.graph.Followed;
import stoa.graph.Unfollowed;
import stoa.moderation.ReportFiled;
import stoa.moderation.ReportId;
import stoa.notifications.Notified;
import stoa.platform.events.Event;
import stoa.platform.events.EventConsumer;
import stoa.platform.events.Events;
import stoa.platform.events.PublishedEvent;
import stoa.statuses.PollEnded;
import stoa.statuses.StatusDeleted;
import stoa.statuses.StatusEdited;
import stoa.statuses.StatusFavourited;
import stoa.statuses.StatusId;
import stoa.statuses.StatusPosted;
import stoa.statuses.StatusUnfavourited;

/**
 * Writes inboxes from the event log. What a batch undoes is taken back first, then everybody is told of what is so now; so
 * within a batch no order matters. One worker, so that ids grow in the order in which readers see them, and nobody who asks
 * for what is newer than the newest misses something.
 */
@Singleton
class Inbox implements EventConsumer {
    private static final int AT_ONCE = 10_000;

    private final InboxSql inbox;
    private final Events events;

    Inbox(InboxSql inbox, Events events) {
        this.inbox = inbox;
        this.events = events;
    }

    @Override
    public String name() {
        return "notifications.inbox";
    }

    @Override
    public int shards() {
        return 1;
    }

    @Override
    public Set<Class<? extends Event>> listensTo() {
        return Set.of(
                StatusPosted.class,
                StatusEdited.class,
                StatusDeleted.class,
                StatusFavourited.class,
                StatusUnfavourited.class,
                PollEnded.class,
                Followed.class,
                Unfollowed.class,
                FollowRequested.class,
                FollowRequestClosed.class,
                SignedUp.class,
                ReportFiled.class);
    }

    @Override
    public void handle(List<PublishedEvent> batch) {
        var happened = new Happened();
        batch.forEach(published -> happened.add(published.event()));
        takeBack(happened);
        tell(happened);
    }

    private void takeBack(Happened happened) {
        if (!happened.deleted.isEmpty()) {
            inbox.forgetStatuses(happened.deleted);
        }
        if (!happened.unreblogged.isEmpty()) {
            inbox.forgetMarks("reblog", happened.unreblogged);
        }
        if (!happened.unfavourited.isEmpty()) {
            inbox.forgetMarks("favourite", happened.unfavourited);
        }
        if (!happened.unfollowed.isEmpty()) {
            inbox.forgetTies("follow", happened.unfollowed);
        }
        if (!happened.requestsClosed.isEmpty()) {
            inbox.forgetTies("follow_request", happened.requestsClosed);
        }
        if (!happened.edited.isEmpty()) {
            inbox.forgetEdits(happened.edited);
        }
    }

    private void tell(Happened happened) {
        var facts = new ArrayList<Select<Record6<Long, Long, String, Long, Long, Boolean>>>();
        if (!happened.posted.isEmpty()) {
            facts.add(Fact.posted(happened.posted));
        }
        var edited = new LinkedHashSet<>(happened.edited);
        edited.removeAll(happened.posted);
        if (!edited.isEmpty()) {
            facts.add(Fact.mentions(edited));
        }
        if (!happened.edited.isEmpty()) {
            facts.add(Fact.edits(happened.edited));
            facts.add(Fact.quotedEdits(happened.edited));
        }
        if (!happened.favourited.isEmpty()) {
            facts.add(Fact.favourites(happened.favourited));
        }
        if (!happened.pollsEnded.isEmpty()) {
            facts.add(Fact.pollEnds(happened.pollsEnded));
        }
        if (!happened.followed.isEmpty()) {
            facts.add(Fact.follows(happened.followed));
        }
        if (!happened.requested.isEmpty()) {
            facts.add(Fact.followRequests(happened.requested));
        }
        if (!happened.signedUp.isEmpty()) {
            facts.add(Fact.signUps(happened.signedUp));
        }
        if (!happened.reported.isEmpty()) {
            facts.add(Fact.reports(happened.reported));
        }
        // Most of what happens is news to nobody: that is found out first, by a statement that is quick to plan.
        var known = facts.isEmpty() ? List.<InboxSql.Known>of() : inbox.facts(facts);
        for (int from = 0; from < known.size(); from += AT_ONCE) {
            announce(inbox.tell(known.subList(from, Math.min(from + AT_ONCE, known.size()))));
        }
    }

    private void announce(Collection<InboxSql.Told> told) {
        inbox.keepRequests(told.stream().filter(InboxSql.Told::filtered).toList());
        var notices = told.stream()
                .filter(one -> !one.filtered())
                .map(one -> new Notified.Notice(one.account(), one.id()))
                .toList();
        for (int from = 0; from < notices.size(); from += Notified.MOST) {
            events.publish(new Notified(
                    List.copyOf(notices.subList(from, Math.min(from + Notified.MOST, notices.size())))));
        }
    }

    /** A batch, sorted by what is to be done. */
    private static final class Happened {
        private final Set<StatusId> posted = new LinkedHashSet<>();
        private final Set<StatusId> edited = new LinkedHashSet<>();
        private final Set<StatusId> deleted = new LinkedHashSet<>();
        private final Set<StatusId> pollsEnded = new LinkedHashSet<>();
        private final Set<Pair> unreblogged = new LinkedHashSet<>();
        private final Set<Pair> favourited = new LinkedHashSet<>();
        private final Set<Pair> unfavourited = new LinkedHashSet<>();
        private final Set<Pair> followed = new LinkedHashSet<>();
        private final Set<Pair> unfollowed = new LinkedHashSet<>();
        private final Set<Pair> requested = new LinkedHashSet<>();
        private final Set<Pair> requestsClosed = new LinkedHashSet<>();
        private final Set<AccountId> signedUp = new LinkedHashSet<>();
        private final Set<ReportId> reported = new LinkedHashSet<>();

        void add(Event event) {
            switch (event) {
                case StatusPosted is -> posted.add(is.status());
                case StatusEdited is -> {
                    if (is.significant()) {
                        edited.add(is.status());
                    }
                }
                case StatusDeleted is -> {
                    deleted.add(is.status());
                    if (is.reblogOf() != null) {
                        unreblogged.add(Pair.of(is.author(), is.reblogOf()));
                    }
                }
                case PollEnded is -> pollsEnded.add(is.status());
                case StatusFavourited is -> favourited.add(Pair.of(is.account(), is.status()));
                case StatusUnfavourited is -> unfavourited.add(Pair.of(is.account(), is.status()));
                case Followed is -> followed.add(Pair.of(is.account(), is.target()));
                case Unfollowed is -> unfollowed.add(Pair.of(is.account(), is.target()));
                case FollowRequested is -> requested.add(Pair.of(is.account(), is.target()));
                case FollowRequestClosed is -> requestsClosed.add(Pair.of(is.account(), is.target()));
                case SignedUp is -> signedUp.add(is.account());
                case ReportFiled is -> reported.add(is.report());
                default -> {}
            }
        }
    }
}
