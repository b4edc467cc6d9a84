package stoa.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScopeTest {
    @ParameterizedTest
    @CsvSource({
        "read:statuses, read:statuses, true",
        "read:statuses, read,          true",
        "read,          read:statuses, false",
        "read:statuses, write,         false",
        "read:statuses, read:status,   false",
        "write:follows, follow,        true",
        "read:mutes,    follow,        true",
        "read:lists,    follow,        false",
        "follow,        follow,        true",
        "follow,        read,          false",
        "admin:read:accounts, admin:read, true",
        "admin:read:accounts, read,       false",
    })
    void coversWhatIsBelowIt(String needed, String granted, boolean covered) {
        assertThat(new Scope(needed).isCoveredBy(granted)).isEqualTo(covered);
    }

    @Test
    void knowsTheDocumentedOnes() {
        assertThat(Scope.known()).contains("read", "write:media", "push", "profile", "admin:write:reports");
        assertThat(new Scope("read:everything").isKnown()).isFalse();
        assertThat(new Scope("admin").isKnown()).isFalse();
        assertThat(new Scope("").isKnown()).isFalse();
    }

    @Test
    void readsListsOnceEach() {
        assertThat(Scope.parse(" read  write:media+push\nread ")).containsExactly("read", "write:media", "push");
        assertThat(Scope.parse("")).isEmpty();
    }
}
