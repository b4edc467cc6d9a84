package stoa.app.instance;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.platform.web.Access;
import stoa.platform.web.Refusal;

/** What the server has to say at length, and of others: it knows no others, and translates nothing. */
@Controller("/api/v1/instance")
@ExecuteOn(TaskExecutors.BLOCKING)
class InstanceTextController {
    private final InstanceTexts texts;

    InstanceTextController(InstanceTexts texts) {
        this.texts = texts;
    }

    @Get("/extended_description")
    @Access(Access.By.ANYONE)
    TextView extendedDescription() {
        return TextView.of(texts.about());
    }

    @Get("/privacy_policy")
    @Access(Access.By.ANYONE)
    TextView privacyPolicy() {
        return TextView.of(texts.privacyPolicy());
    }

    @Get("/terms_of_service")
    @Access(Access.By.ANYONE)
    TermsView terms() {
        return TermsView.of(texts.terms().orElseThrow(Refusal::notFound));
    }

    @Get("/terms_of_service/{date}")
    @Access(Access.By.ANYONE)
    TermsView terms(String date) {
        return TermsView.of(InstanceTexts.date(date).flatMap(texts::terms).orElseThrow(Refusal::notFound));
    }

    /** There are no servers that it talks to. */
    @Get("/peers")
    @Access(Access.By.ANYONE)
    List<String> peers() {
        return List.of();
    }

    /** And none that it refuses to. */
    @Get("/domain_blocks")
    @Access(Access.By.ANYONE)
    List<Object> domainBlocks() {
        return List.of();
    }

    /** Nothing is translated, from no language. */
    @Get("/translation_languages")
    @Access(Access.By.ANYONE)
    Map<String, List<String>> translationLanguages() {
        return Map.of();
    }

    /** The languages in which people can say that they write. */
    @Get("/languages")
    @Access(Access.By.ANYONE)
    List<LanguageView> languages() {
        return Stream.of(Locale.getISOLanguages())
                .filter(code -> code.length() == 2)
                .map(code -> new LanguageView(code, Locale.of(code).getDisplayLanguage(Locale.ENGLISH)))
                .toList();
    }

    /** Mastodon documentation, entities ExtendedDescription and PrivacyPolicy. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record TextView(Instant updatedAt, String content) {
        static TextView of(InstanceTexts.Text text) {
            return new TextView(text.updatedAt(), text.content());
        }
    }

    /** Mastodon documentation, entity TermsOfService. */
    @Serdeable(naming = SnakeCaseStrategy.class)
    record TermsView(
            String effectiveDate,
            boolean effective,
            String content,
            @Nullable String succeededBy) {
        static TermsView of(InstanceTexts.Terms terms) {
            return new TermsView(terms.from().toString(), terms.effective(), terms.content(), terms.succeededBy());
        }
    }

    @Serdeable
    record LanguageView(String code, String name) {}
}
