package stoa.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmallPoolerTest {
    @Test
    void changesThePortAndTheLimitsOfTheGivenConfigurationAndNothingElse() {
        var given = """
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = 26000
                pidfile = /data/pgbouncer/pgbouncer.pid
                pool_mode = transaction
                max_prepared_statements = 200
                max_client_conn = 1000
                default_pool_size = 30
                max_db_connections = 45
                """;
        assertThat(SmallPooler.configuration(given, 27000, Path.of("/tmp/small"), 20, 1000))
                .isEqualTo("""
                        [pgbouncer]
                        listen_addr = 127.0.0.1
                        listen_port = 27000
                        pidfile = /tmp/small/pid
                        pool_mode = transaction
                        max_prepared_statements = 200
                        max_client_conn = 1010
                        default_pool_size = 20
                        max_db_connections = 20
                        """);
    }

    @Test
    void takesTheMedianOfRounds() {
        assertThat(PoolerTrial.median(List.of(9.0, 1.0, 5.0))).isEqualTo(5.0);
        assertThat(PoolerTrial.median(List.of(4.0, 1.0, 3.0, 2.0))).isEqualTo(2.5);
    }
}
