package stoa.statuses;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.util.List;
import stoa.accounts.AccountView;

/**
 * A conversation of direct statuses (Mastodon documentation, entity Conversation).
 *
 * @param accounts those who take part in the last status besides its reader; the reader, where nobody else does
 */
@Serdeable(naming = SnakeCaseStrategy.class)
public record ConversationView(String id, boolean unread, List<AccountView> accounts, StatusView lastStatus) {}
