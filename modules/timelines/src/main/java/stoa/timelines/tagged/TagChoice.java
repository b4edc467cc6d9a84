package stoa.timelines.tagged;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import stoa.platform.web.Parameters;

/**
 * Which statuses are asked for by their hashtags, all in lower case.
 *
 * @param any at least one of these
 * @param all and every one of these
 * @param none and not one of these
 * @param onlyMedia and only what shows media
 */
record TagChoice(List<String> any, List<String> all, List<String> none, boolean onlyMedia) {
    /** Of each kind, as Mastodon bounds it; what is beyond is not looked at. */
    private static final int MAX = 4;

    static TagChoice of(String tag, Parameters parameters) {
        return new TagChoice(
                Stream.concat(Stream.of(name(tag)), names(parameters, "any"))
                        .distinct()
                        .toList(),
                names(parameters, "all").toList(),
                names(parameters, "none").toList(),
                parameters.isSet("only_media"));
    }

    private static Stream<String> names(Parameters parameters, String parameter) {
        return parameters.texts(parameter).stream()
                .filter(text -> !text.isBlank())
                .map(TagChoice::name)
                .limit(MAX);
    }

    private static String name(String text) {
        return (text.startsWith("#") ? text.substring(1) : text).toLowerCase(Locale.ROOT);
    }
}
