package stoa.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadUsersTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void areKeptWhereOnlyTheirOwnerReadsThem() throws IOException {
        var file = folder.resolve(LoadUsers.FILE);
        Files.writeString(file, "of another time, open to all");
        var users = List.of(LoadUsers.invent(1), LoadUsers.invent(2));
        LoadUsers.write(file, users);
        assertThat(LoadUsers.read(file)).isEqualTo(users);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void leaveTheHashOfTheirTokenInTheDatabase() {
        // SHA-256 of "abc", FIPS 180-2, appendix B.1.
        assertThat(HexFormat.of().formatHex(new LoadUsers.User(1, "abc").hash()))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void doNotShowTheirTokenInLogs() {
        assertThat(LoadUsers.invent(7)).hasToString("user 7");
    }

    @Test
    void areMissedWithTheCommandThatWritesThem() {
        assertThatThrownBy(() -> LoadUsers.read(folder.resolve("none")))
                .hasMessageContaining("./stoa load data writes one");
    }
}
