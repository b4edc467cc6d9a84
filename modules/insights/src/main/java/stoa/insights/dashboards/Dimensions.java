package stoa.insights.dashboards;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import stoa.platform.Version;
import stoa.platform.web.Parameters;
import stoa.platform.web.PublicUrl;

/**
 * Dimensions of a period, its last day included. Of other servers there are none, and this one is the only server of everything.
 */
@Singleton
class Dimensions {
    private static final String UNKNOWN_LANGUAGE = "und";
    private static final Locale READER = Locale.ENGLISH;

    private final DashboardSql dashboards;
    private final PublicUrl url;

    Dimensions(DashboardSql dashboards, PublicUrl url) {
        this.dashboards = dashboards;
        this.url = url;
    }

    /** What was asked for, in that order; unknown keys are left out. A constant number of statements per key. */
    List<DimensionView> of(List<String> keys, Period period, int limit, Parameters parameters) {
        var views = new ArrayList<DimensionView>();
        for (var key : keys) {
            switch (key) {
                case "languages" ->
                    views.add(new DimensionView(key, languages(dashboards.labels("language", period, limit))));
                case "sources" -> views.add(new DimensionView(key, sources(period, limit)));
                case "servers" -> views.add(new DimensionView(key, thisServer(statuses(period))));
                case "space_usage" -> views.add(new DimensionView(key, space()));
                case "software_versions" -> views.add(new DimensionView(key, versions()));
                case "tag_servers" ->
                    views.add(new DimensionView(key, thisServer(uses(TagName.of(key, parameters), period))));
                case "tag_languages" ->
                    views.add(new DimensionView(
                            key, languages(dashboards.languagesOfTag(TagName.of(key, parameters), period, limit))));
                case "instance_accounts", "instance_languages" -> views.add(new DimensionView(key, List.of()));
                default -> {}
            }
        }
        return views;
    }

    private static List<DimensionView.Value> languages(Map<String, Long> uses) {
        return uses.entrySet().stream()
                .map(one -> DimensionView.Value.plain(one.getKey(), languageName(one.getKey()), one.getValue()))
                .toList();
    }

    /** A language in words. */
    static String languageName(String code) {
        return code.equals(UNKNOWN_LANGUAGE)
                ? "Unknown"
                : Locale.forLanguageTag(code).getDisplayName(READER);
    }

    private List<DimensionView.Value> sources(Period period, int limit) {
        return dashboards.labels("client", period, limit).entrySet().stream()
                .map(one -> DimensionView.Value.plain(
                        one.getKey().isEmpty() ? "web" : one.getKey(), sourceName(one.getKey()), one.getValue()))
                .toList();
    }

    /** What somebody posts with, in words: what comes from no app comes from the website. */
    static String sourceName(String client) {
        return client.isEmpty() ? "Website" : client;
    }

    private List<DimensionView.Value> thisServer(long value) {
        return value == 0 ? List.of() : List.of(DimensionView.Value.plain(url.domain(), url.domain(), value));
    }

    private long statuses(Period period) {
        return dashboards.days(period.start(), period.end()).values().stream()
                .mapToLong(DashboardSql.Day::statuses)
                .sum();
    }

    private long uses(String tag, Period period) {
        return dashboards.daysOfTag(tag, period.start(), period.end()).values().stream()
                .mapToLong(DashboardSql.Day::tagUses)
                .sum();
    }

    /** Files that people uploaded lie elsewhere, and are not counted. */
    private List<DimensionView.Value> space() {
        long bytes = dashboards.bytes();
        return List.of(
                new DimensionView.Value("postgresql", "PostgreSQL", Long.toString(bytes), "bytes", Bytes.human(bytes)));
    }

    private List<DimensionView.Value> versions() {
        return List.of(
                version("stoa", "Stoa", Version.NUMBER),
                version("java", "Java", Runtime.version().toString()),
                version("postgresql", "PostgreSQL", dashboards.databaseVersion()));
    }

    private static DimensionView.Value version(String key, String name, String version) {
        return new DimensionView.Value(key, name, version, null, version);
    }
}
