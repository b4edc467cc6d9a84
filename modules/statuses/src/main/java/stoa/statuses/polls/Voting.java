package stoa.statuses.polls;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import stoa.accounts.AccountId;
import stoa.platform.database.Database;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusId;

/** Votes: once per person, in a poll of many choices once per choice. */
@Singleton
class Voting {
    private final Database database;
    private final PollSql polls;

    Voting(Database database, PollSql polls) {
        this.database = database;
        this.polls = polls;
    }

    /** @throws Refusal 404 where the status has no poll, 422 with the reason */
    void vote(StatusId status, AccountId account, Set<Integer> choices) {
        database.write(sql -> {
            var poll = polls.lock(status).orElseThrow(Refusal::notFound);
            check(poll, account, choices);
            boolean newVoter = polls.vote(status, account, List.of(PollSql.ANY_CHOICE)) == 1;
            var chosen = choices.stream().map(Integer::shortValue).toList();
            if ((!newVoter && !poll.multiple()) || votedBefore(status, account, chosen)) {
                throw invalid("You have already voted on this poll");
            }
            polls.count(status, chosen, newVoter);
            return true;
        });
    }

    private boolean votedBefore(StatusId status, AccountId account, Collection<Short> choices) {
        return polls.vote(status, account, choices) < choices.size();
    }

    private static void check(PollSql.PollRow poll, AccountId account, Set<Integer> choices) {
        if (poll.accountId() == account.value()) {
            throw invalid("You cannot vote in your own polls");
        }
        if (poll.isOver()) {
            throw invalid("The poll has already ended");
        }
        if (choices.isEmpty() || choices.stream().anyMatch(choice -> choice < 0 || choice >= poll.options().length)) {
            throw invalid("The chosen vote option does not exist");
        }
        if (choices.size() > 1 && !poll.multiple()) {
            throw invalid("You have already voted on this poll");
        }
    }

    private static Refusal invalid(String reason) {
        return Refusal.invalid("Validation failed: " + reason);
    }
}
