package stoa.statuses.previews;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import stoa.statuses.previews.PublicNames.AddressRefusedException;

final class PublicNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "[::1]", "::1", "2130706433", "127.1", "0.0.0.0", "169.254.169.254", "localhost"})
    void refusesHostsHoweverTheyAreWritten(String host) {
        assertThatThrownBy(() -> new PublicNames(Set.of()).resolve(host)).isInstanceOf(AddressRefusedException.class);
    }

    @Test
    void letsThroughWhatIsAllowedAndNothingElse() throws UnknownHostException {
        var names = new PublicNames(Set.of(InetAddress.ofLiteral("127.0.0.1")));
        assertThat(names.resolve("127.0.0.1")).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
        assertThatThrownBy(() -> names.resolve("127.0.0.2")).isInstanceOf(AddressRefusedException.class);
    }
}
