package stoa.app.instance;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the operator has to say at length, as HTML files in the directory {@code stoa.instance.texts}: {@code about.html},
 * {@code privacy-policy.html}, {@code terms-of-service/2026-11-21.html} by the date from which they hold. Read anew each time,
 * so a file that is changed is shown.
 */
@Singleton
class InstanceTexts {
    private static final Instant WRITTEN = Instant.parse("2026-11-21T00:00:00Z");
    private static final String SUFFIX = ".html";

    private final @Nullable Path directory;
    private final InstanceConfig config;

    InstanceTexts(@Nullable @Value("${stoa.instance.texts:}") String directory, InstanceConfig config) {
        this.directory = directory == null || directory.isBlank() ? null : Path.of(directory);
        this.config = config;
    }

    /** What there is to say about the server; without a file its short description. */
    Text about() {
        return file("about" + SUFFIX).orElseGet(() -> new Text("<p>" + escape(config.description()) + "</p>", WRITTEN));
    }

    /** What becomes of people's data; without a file what is true of every such server. */
    Text privacyPolicy() {
        return file("privacy-policy" + SUFFIX).orElseGet(() -> new Text(builtIn(), WRITTEN));
    }

    /** The terms that hold today; empty where the operator has none. */
    Optional<Terms> terms() {
        return Optional.ofNullable(dates().floor(today())).flatMap(this::terms);
    }

    /** The terms from a date on, whether they hold yet, or still. */
    Optional<Terms> terms(LocalDate from) {
        return file("terms-of-service/" + from + SUFFIX)
                .map(text -> new Terms(
                        from,
                        !from.isAfter(today()),
                        text.content(),
                        Optional.ofNullable(dates().higher(from))
                                .map(LocalDate::toString)
                                .orElse(null)));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private NavigableSet<LocalDate> dates() {
        var dates = new TreeSet<LocalDate>();
        var folder = directory == null ? null : directory.resolve("terms-of-service");
        if (folder != null && Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(SUFFIX))
                        .flatMap(name -> date(name.substring(0, name.length() - SUFFIX.length())).stream())
                        .forEach(dates::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return dates;
    }

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<Text> file(String name) {
        var file = directory == null ? null : directory.resolve(name);
        if (file == null || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Text(
                    Files.readString(file), Files.getLastModifiedTime(file).toInstant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String builtIn() {
        try (var text = InstanceTexts.class.getResourceAsStream("/texts/privacy-policy.html")) {
            if (text == null) {
                throw new IllegalStateException("the privacy policy is missing from the program");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** HTML, and when it was changed. */
    record Text(String content, Instant updatedAt) {}

    /** @param succeededBy the date from which others hold */
    record Terms(
            LocalDate from,
            boolean effective,
            String content,
            @Nullable String succeededBy) {}
}
