package stoa.accounts.profiles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import stoa.accounts.ProfileField;
import stoa.media.MediaLimits;
import stoa.platform.web.Refusal;

/** What people may say of themselves and choose for themselves. */
final class ProfileRules {
    static final int MAX_FIELDS = 4;
    private static final int MAX_DISPLAY_NAME = 30;
    private static final int MAX_NOTE = 500;
    private static final int MAX_FIELD = 255;
    private static final int MAX_DOMAINS = 10;
    private static final Set<String> VISIBILITIES = Set.of("public", "unlisted", "private", "direct");
    private static final Set<String> QUOTE_POLICIES = Set.of("public", "followers", "nobody");
    private static final Pattern LANGUAGE = Pattern.compile("|[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern DOMAIN = Pattern.compile("[\\p{L}\\p{N}-]{1,63}(\\.[\\p{L}\\p{N}-]{1,63}){1,9}");

    private ProfileRules() {}

    /**
     * Checks a change.
     *
     * @throws Refusal 422 that names everything that cannot be
     */
    static void check(ProfileUpdate update) {
        var problems = new ArrayList<String>();
        tooLong(update.displayName(), MAX_DISPLAY_NAME, "Display name", problems);
        tooLong(update.note(), MAX_NOTE, "Note", problems);
        tooLong(update.avatarDescription(), MediaLimits.DESCRIPTION, "Avatar description", problems);
        tooLong(update.headerDescription(), MediaLimits.DESCRIPTION, "Header description", problems);
        update.fields().ifPresent(fields -> fields(fields, problems));
        update.attributionDomains().ifPresent(domains -> domains(domains, problems));
        unknown(update.privacy(), VISIBILITIES, "Source privacy", problems);
        unknown(update.quotePolicy(), QUOTE_POLICIES, "Source quote policy", problems);
        update.language()
                .filter(language -> !LANGUAGE.matcher(language).matches())
                .ifPresent(no -> problems.add("Source language is invalid"));
        if (!problems.isEmpty()) {
            throw Refusal.invalid("Validation failed: " + String.join(", ", problems));
        }
    }

    private static void fields(List<ProfileField> fields, List<String> problems) {
        if (fields.size() > MAX_FIELDS) {
            problems.add("Fields are too many (maximum is " + MAX_FIELDS + ")");
        }
        for (var field : fields) {
            if (field.name().isEmpty()) {
                problems.add("Fields must have a label");
            }
            tooLong(Optional.of(field.name()), MAX_FIELD, "Label of a field", problems);
            tooLong(Optional.of(field.value()), MAX_FIELD, "Content of a field", problems);
        }
    }

    private static void domains(List<String> domains, List<String> problems) {
        if (domains.size() > MAX_DOMAINS) {
            problems.add("Attribution domains are too many (maximum is " + MAX_DOMAINS + ")");
        }
        if (!domains.stream().allMatch(domain -> DOMAIN.matcher(domain).matches())) {
            problems.add("Attribution domains are invalid");
        }
    }

    private static void tooLong(Optional<String> text, int limit, String label, List<String> problems) {
        text.filter(value -> value.codePointCount(0, value.length()) > limit)
                .ifPresent(no -> problems.add(label + " is too long (maximum is " + limit + " characters)"));
    }

    private static void unknown(Optional<String> value, Set<String> known, String label, List<String> problems) {
        value.filter(word -> !known.contains(word))
                .ifPresent(no -> problems.add(label + " is not included in the list"));
    }
}
