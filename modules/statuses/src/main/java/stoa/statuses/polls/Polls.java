package stoa.statuses.polls;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.media.CustomEmojis;
import stoa.platform.jobs.Jobs;
import stoa.statuses.PollRequest;
import stoa.statuses.PollView;
import stoa.statuses.StatusId;
import stoa.statuses.Viewer;
import stoa.statuses.archived.ArchivedRows;

/** Polls by their statuses: shown in bulk, attached, changed and taken away with them. */
@Singleton
public class Polls {
    private final PollSql polls;
    private final CustomEmojis emojis;
    private final Jobs jobs;

    Polls(PollSql polls, CustomEmojis emojis, Jobs jobs) {
        this.polls = polls;
        this.emojis = emojis;
        this.jobs = jobs;
    }

    /** The polls of statuses, one statement whatever the number; whether the viewer may see them is the caller's to know. */
    public Map<StatusId, PollView> byStatuses(Collection<StatusId> statuses, Viewer viewer) {
        return polls.byStatuses(statuses, viewer).stream()
                .collect(Collectors.toMap(row -> new StatusId(row.statusId()), row -> view(row, viewer)));
    }

    /** As {@link #byStatuses}, of rows of the archive. */
    public Map<StatusId, PollView> archived(ArchivedRows archived, Viewer viewer) {
        return archived.of("poll").stream()
                .map(poll -> ArchivedPoll.read(poll, archived, viewer))
                .collect(Collectors.toMap(row -> new StatusId(row.statusId()), row -> view(row, viewer)));
    }

    /** What each of some people chose in polls, of those who voted; one statement whatever the numbers. */
    public Map<AccountId, Map<StatusId, List<Integer>>> votes(
            Collection<StatusId> statuses, Collection<AccountId> accounts) {
        return polls.votes(statuses, accounts).stream()
                .collect(Collectors.groupingBy(
                        PollSql.Votes::account, Collectors.toMap(PollSql.Votes::status, PollSql.Votes::choices)));
    }

    /** Attaches a poll that {@link PollRules} accepts, in the caller's transaction where there is one. */
    public void attach(StatusId status, AccountId author, PollRequest poll) {
        var end = end(poll);
        polls.insert(status, author, poll.options().toArray(String[]::new), poll.multiple(), poll.hideTotals(), end);
        jobs.schedule(new PollEndJob(status), end);
    }

    /**
     * Makes the poll of a status what its author wants now. Votes stay only where what could be chosen stays the same.
     *
     * @param poll empty for none
     */
    public void change(StatusId status, AccountId author, @Nullable PollView before, Optional<PollRequest> poll) {
        if (poll.isPresent() && before != null && !asksAnew(before, poll.get())) {
            var end = end(poll.get());
            polls.update(status, poll.get().hideTotals(), end);
            jobs.schedule(new PollEndJob(status), end);
            return;
        }
        remove(status);
        poll.ifPresent(asked -> attach(status, author, asked));
    }

    /** Whether a poll differs from one before in what can be chosen. */
    public static boolean asksAnew(PollView before, PollRequest poll) {
        return before.multiple() != poll.multiple()
                || !before.options().stream()
                        .map(PollView.Option::title)
                        .toList()
                        .equals(poll.options());
    }

    /** Takes away the poll of a status with its votes; nothing happens where there is none. */
    public void remove(StatusId status) {
        polls.delete(status);
    }

    private static Instant end(PollRequest poll) {
        return Instant.now().plus(poll.open().orElseThrow());
    }

    private PollView view(PollSql.PollRow row, Viewer viewer) {
        boolean hidden = row.hideTotals() && !row.isOver();
        var options = new ArrayList<PollView.Option>();
        long votes = 0;
        for (int choice = 0; choice < row.options().length; choice++) {
            long chosen = row.votesOf(choice);
            votes += chosen;
            options.add(new PollView.Option(row.options()[choice], hidden ? null : chosen));
        }
        var me = viewer.account().map(AccountId::value);
        var own = row.ownVotes();
        return new PollView(
                Long.toString(row.statusId()),
                row.expiresAt(),
                row.isOver(),
                row.multiple(),
                votes,
                row.votesOf(PollSql.ANY_CHOICE),
                List.copyOf(options),
                emojis.in(List.of(row.options())),
                me.map(id -> id == row.accountId() || !own.isEmpty()).orElse(null),
                me.isPresent() ? own : null);
    }
}
