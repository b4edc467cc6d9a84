package stoa.app.journeys;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import stoa.app.testing.Chromium;

/** Pages in a real browser, where there is one. Pictures of them lie in {@code target/pages}. */
abstract class WithChromium {
    static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = Chromium.start(Chromium.program().orElseThrow());
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    static boolean installed() {
        return Chromium.program().isPresent();
    }

    static void keep(String name) throws IOException {
        var folder = Files.createDirectories(Path.of("target", "pages"));
        Files.write(folder.resolve(name + ".png"), chromium.picture());
    }
}
