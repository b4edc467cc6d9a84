package stoa.accounts.signup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.accounts.SignUpRefusal.Problem;
import stoa.accounts.SignUpRequest;

final class SignUpRulesTest {
    private static final String PASSWORD = "correct horse";

    @ParameterizedTest
    @ValueSource(strings = {"a", "Alice_1", "_", "a23456789012345678901234567890"})
    void acceptsNamesOfLettersDigitsAndUnderscores(String username) {
        assertThat(codes(request(username, "a@example.org", PASSWORD, "user"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a-b", "ä", "a.b", "@a", "a\0", "a\n"})
    void refusesOtherNames(String username) {
        assertThat(codes(request(username, "a@example.org", PASSWORD, "user"))).containsExactly("ERR_INVALID");
    }

    @Test
    void reservesNamesForTheOperator() {
        assertThat(codes(request("Admin", "a@example.org", PASSWORD, "user"))).containsExactly("ERR_RESERVED");
        assertThat(codes(request("Admin", "a@example.org", PASSWORD, "admin"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.org", "first.last+tag@sub.example.org", "a@localhost", "o'neil@example.org"})
    void acceptsAddresses(String email) {
        assertThat(codes(request("alice", email, PASSWORD, "user"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "@example.org",
                "a@",
                "a b@example.org",
                "a@b@c",
                "a@-example.org",
                "a@example.org\n",
                "ä@example.org"
            })
    void refusesOtherAddresses(String email) {
        assertThat(codes(request("alice", email, PASSWORD, "user"))).containsExactly("ERR_INVALID");
    }

    @Test
    void countsThePasswordInCharactersAndBoundsItInBytes() {
        assertThat(codes(request("alice", "a@example.org", "😀".repeat(8), "user")))
                .isEmpty();
        assertThat(codes(request("alice", "a@example.org", "😀".repeat(7), "user")))
                .containsExactly("ERR_TOO_SHORT");
        assertThat(codes(request("alice", "a@example.org", "😀".repeat(64), "user")))
                .isEmpty();
        assertThat(codes(request("alice", "a@example.org", "😀".repeat(65), "user")))
                .containsExactly("ERR_TOO_LONG");
        assertThat(codes(request("alice", "a@example.org", " ".repeat(9), "user")))
                .containsExactly("ERR_BLANK");
    }

    @Test
    void namesEveryProblem() {
        var request = new SignUpRequest("", "", "", false, "user", "en", false, OptionalLong.empty());
        assertThat(SignUpRules.problems(request))
                .extracting(Problem::field)
                .containsExactly("username", "email", "password", "agreement");
    }

    private static List<String> codes(SignUpRequest request) {
        return SignUpRules.problems(request).stream().map(Problem::code).toList();
    }

    private static SignUpRequest request(String username, String email, String password, String role) {
        return new SignUpRequest(username, email, password, true, role, "en", true, OptionalLong.empty());
    }
}
