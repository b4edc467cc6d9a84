package stoa.accounts;

import io.micronaut.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import stoa.platform.web.Refusal;

/** A sign-up that cannot be, with every field that stands in its way (Mastodon documentation, "Register an account"). */
public final class SignUpRefusal extends Refusal {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public SignUpRefusal(List<Problem> problems) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, sentence(problems), Map.of("details", details(problems)));
        this.problems = problems;
    }

    public List<Problem> problems() {
        return problems;
    }

    private static String sentence(List<Problem> problems) {
        return problems.stream().map(Problem::sentence).collect(Collectors.joining(", ", "Validation failed: ", ""));
    }

    private static Map<String, List<Map<String, String>>> details(List<Problem> problems) {
        return problems.stream()
                .collect(Collectors.groupingBy(
                        Problem::field,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                problem -> Map.of("error", problem.code(), "description", problem.description()),
                                Collectors.toList())));
    }

    /**
     * One field that cannot be accepted.
     *
     * @param field the parameter's name
     * @param code such as {@code ERR_TAKEN}
     * @param description the rest of a sentence that begins with the field's label
     */
    public record Problem(String field, String code, String description) {
        /** The whole sentence, without a full stop. */
        public String sentence() {
            var label = switch (field) {
                case "email" -> "E-mail";
                case "agreement" -> "Agreement";
                case "password" -> "Password";
                default -> "Username";
            };
            return label + " " + description;
        }
    }
}
