package stoa.app.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import stoa.accounts.AdminAccountView;
import stoa.accounts.StaffRole;
import stoa.app.pages.ModeratedPerson;

/** Accounts as pages for moderators show them. */
final class ModeratedPeople {
    static final String ACCOUNTS = "/admin/accounts";

    private ModeratedPeople() {}

    static ModeratedPerson of(AdminAccountView account) {
        var profile = account.account();
        return new ModeratedPerson(
                account.id(),
                profile.shownName(),
                account.username(),
                profile.avatar(),
                ACCOUNTS + "/" + account.id(),
                badges(account));
    }

    private static List<String> badges(AdminAccountView account) {
        var role = account.staff().map(held -> held == StaffRole.ADMIN ? "administrator" : "moderator").stream();
        var standing = Stream.of(ActionOption.values())
                .filter(option -> option.holds(account))
                .map(option -> option.past().toLowerCase(Locale.ROOT));
        return Stream.concat(role, standing).toList();
    }
}
