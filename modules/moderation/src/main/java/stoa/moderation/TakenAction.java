package stoa.moderation;

import java.time.Instant;
import java.util.Optional;
import stoa.accounts.AccountId;

/**
 * What was done to an account.
 *
 * @param moderator who did it; empty once they have left
 * @param type as Mastodon's API calls it: none, sensitive, disable, silence, suspend
 */
public record TakenAction(
        Optional<AccountId> moderator, String type, String text, Optional<ReportId> report, Instant at) {}
