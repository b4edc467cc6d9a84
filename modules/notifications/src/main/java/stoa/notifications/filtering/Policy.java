package stoa.notifications.filtering;

import java.util.List;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;

/** Of whom somebody wants to hear: {@code accept}, {@code filter} or {@code drop} for each kind of people and mentions. */
record Policy(
        String forNotFollowing,
        String forNotFollowers,
        String forNewAccounts,
        String forPrivateMentions,
        String forLimitedAccounts) {
    /** Of those who have not said anything; the columns of the table have the same. */
    static final Policy USUAL = new Policy("accept", "accept", "accept", "filter", "filter");

    private static final List<String> ANSWERS = List.of("accept", "filter", "drop");

    /** The same with what is asked for; {@code for_…} of version 2. */
    Policy with(Parameters parameters) {
        return new Policy(
                answer(parameters, "for_not_following", forNotFollowing),
                answer(parameters, "for_not_followers", forNotFollowers),
                answer(parameters, "for_new_accounts", forNewAccounts),
                answer(parameters, "for_private_mentions", forPrivateMentions),
                answer(parameters, "for_limited_accounts", forLimitedAccounts));
    }

    private static String answer(Parameters parameters, String name, String before) {
        var wanted = parameters.text(name).filter(text -> !text.isBlank());
        if (wanted.isPresent() && !ANSWERS.contains(wanted.get())) {
            throw Refusal.invalid("Validation failed: " + Character.toUpperCase(name.charAt(0))
                    + name.substring(1).replace('_', ' ') + " is not included in the list");
        }
        return wanted.orElse(before);
    }

    /** The same with what is asked for; {@code filter_…} of version 1. */
    Policy withFlags(Parameters parameters) {
        return new Policy(
                flag(parameters, "filter_not_following", forNotFollowing),
                flag(parameters, "filter_not_followers", forNotFollowers),
                flag(parameters, "filter_new_accounts", forNewAccounts),
                flag(parameters, "filter_private_mentions", forPrivateMentions),
                forLimitedAccounts);
    }

    private static String flag(Parameters parameters, String name, String before) {
        return parameters.flag(name).map(filter -> filter ? "filter" : "accept").orElse(before);
    }
}
