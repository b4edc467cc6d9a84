package stoa.app.pages;

import java.util.List;

/**
 * Accounts that moderators look for.
 *
 * @param query what is looked for: how a user name begins, or an address where it holds an @
 * @param standing which of {@code standings} is chosen
 * @param standings how accounts may stand
 */
public record AdminAccountsPage(
        AdminFrame admin,
        String query,
        String standing,
        List<Option> standings,
        List<AccountLine> accounts,
        Pager pager) {

    /** A choice: what is sent, and what is shown. */
    public record Option(String value, String title) {}

    /** An account among others. */
    public record AccountLine(ModeratedPerson person, String email, Moment since) {}
}
