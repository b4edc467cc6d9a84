package stoa.db.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PgBouncerTest {
    @Test
    void readsTheVersionFromWhatItPrints() {
        assertThat(PgBouncer.Version.parse("PgBouncer 1.24.1\nlibevent 2.1.12-stable"))
                .contains(new PgBouncer.Version(1, 24, 1));
        assertThat(PgBouncer.Version.parse("command not found")).isEmpty();
    }

    @Test
    void carriesPreparedStatementsSince121() {
        assertThat(new PgBouncer.Version(1, 18, 0).preparedStatements()).isFalse();
        assertThat(new PgBouncer.Version(1, 21, 0).preparedStatements()).isTrue();
        assertThat(new PgBouncer.Version(2, 0, 0).preparedStatements()).isTrue();
    }
}
