package stoa.moderation.actions;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stoa.accounts.AccountChoice;
import stoa.accounts.AccountChoice.Standing;
import stoa.accounts.RoleView;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** Which accounts an app asks for, in the two ways in which Mastodon's API says it. */
final class AccountSearch {
    private static final Set<String> STAFF = Set.of("moderator", "admin");

    private AccountSearch() {}

    /** @return empty where nobody can be meant: nobody is remote, invited, or known by their address */
    static Optional<AccountChoice> first(Parameters parameters) {
        return parameters.isSet("remote") || concernsOthers(parameters)
                ? Optional.empty()
                : Optional.of(choice(
                        Stream.of(Standing.values())
                                .filter(standing -> parameters.isSet(name(standing)))
                                .findFirst(),
                        parameters.isSet("staff") ? STAFF : Set.of(),
                        parameters));
    }

    /**
     * The same as the second version says it.
     *
     * @throws Refusal 400 for a status that is none
     */
    static Optional<AccountChoice> second(Parameters parameters) {
        var standing = text(parameters, "status").map(AccountSearch::standing);
        var roles = roles(parameters);
        boolean noRole = parameters.has("role_ids") && roles.isEmpty();
        return parameters.text("origin").filter("remote"::equals).isPresent()
                        || text(parameters, "invited_by").isPresent()
                        || noRole
                        || concernsOthers(parameters)
                ? Optional.empty()
                : Optional.of(choice(standing, roles, parameters));
    }

    private static boolean concernsOthers(Parameters parameters) {
        return text(parameters, "by_domain").isPresent()
                || text(parameters, "ip").isPresent();
    }

    private static AccountChoice choice(Optional<Standing> standing, Set<String> roles, Parameters parameters) {
        return new AccountChoice(
                standing,
                roles,
                text(parameters, "username"),
                text(parameters, "display_name"),
                text(parameters, "email"));
    }

    private static Optional<String> text(Parameters parameters, String name) {
        return parameters.text(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Standing standing(String name) {
        return Stream.of(Standing.values())
                .filter(standing -> name(standing).equals(name))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest("Unknown status: " + name));
    }

    private static String name(Standing standing) {
        return standing.name().toLowerCase(Locale.ROOT);
    }

    /** By the ids that accounts show their role with. */
    private static Set<String> roles(Parameters parameters) {
        if (parameters.text("permissions").filter("staff"::equals).isPresent()) {
            return STAFF;
        }
        return parameters.texts("role_ids").stream()
                .flatMap(id -> Stream.of("user", "moderator", "admin")
                        .filter(role -> RoleView.of(role).id().equals(id)))
                .collect(Collectors.toSet());
    }
}
