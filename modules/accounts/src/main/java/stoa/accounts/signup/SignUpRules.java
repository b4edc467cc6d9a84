package stoa.accounts.signup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import stoa.accounts.SignUpRefusal;
import stoa.accounts.SignUpRefusal.Problem;
import stoa.accounts.SignUpRequest;
import stoa.accounts.signin.PasswordRules;

/** What names, addresses and passwords may be, as far as it can be said without the database. */
public final class SignUpRules {
    /** An address that is somebody else's already. */
    public static final Problem EMAIL_TAKEN = new Problem("email", "ERR_TAKEN", "has already been taken");

    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9_]+");
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252}[A-Za-z0-9])?");
    private static final int MAX_USERNAME = 30;
    private static final int MAX_EMAIL = 254;
    private static final Set<String> RESERVED = Set.of(
            "admin",
            "administrator",
            "api",
            "auth",
            "help",
            "mod",
            "moderator",
            "mods",
            "oauth",
            "owner",
            "root",
            "security",
            "settings",
            "staff",
            "stoa",
            "support",
            "system",
            "webmaster");

    private SignUpRules() {}

    static List<Problem> problems(SignUpRequest request) {
        var problems = new ArrayList<Problem>();
        username(request, problems);
        emailProblem(request.email()).ifPresent(problems::add);
        PasswordRules.problem(request.password()).ifPresent(problems::add);
        if (!request.agreement()) {
            problems.add(new Problem("agreement", "ERR_ACCEPTED", "must be accepted"));
        }
        return problems;
    }

    /** Whether an address can be one at all. */
    public static boolean isEmail(String email) {
        return emailProblem(email).isEmpty();
    }

    /** @throws SignUpRefusal where it cannot be an address */
    public static void requireEmail(String email) {
        emailProblem(email).ifPresent(problem -> {
            throw new SignUpRefusal(List.of(problem));
        });
    }

    private static void username(SignUpRequest request, List<Problem> problems) {
        var username = request.username();
        if (username.isBlank()) {
            problems.add(new Problem("username", "ERR_BLANK", "can't be blank"));
        } else if (!USERNAME.matcher(username).matches()) {
            problems.add(new Problem("username", "ERR_INVALID", "must contain only letters, numbers and underscores"));
        } else if (username.length() > MAX_USERNAME) {
            problems.add(new Problem("username", "ERR_TOO_LONG", "is too long (maximum is 30 characters)"));
        } else if ("user".equals(request.role()) && RESERVED.contains(username.toLowerCase(Locale.ROOT))) {
            problems.add(new Problem("username", "ERR_RESERVED", "is reserved"));
        }
    }

    private static Optional<Problem> emailProblem(String email) {
        if (email.isBlank()) {
            return Optional.of(new Problem("email", "ERR_BLANK", "can't be blank"));
        }
        if (email.length() > MAX_EMAIL || !EMAIL.matcher(email).matches()) {
            return Optional.of(new Problem("email", "ERR_INVALID", "is not a valid e-mail address"));
        }
        return Optional.empty();
    }
}
