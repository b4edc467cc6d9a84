package stoa.accounts.profiles;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stoa.accounts.ProfileField;
import stoa.platform.web.Parameters;

/**
 * What somebody changes about themselves; empty means: as it was.
 *
 * @param language ISO 639-1, empty text for none
 */
record ProfileUpdate(
        Optional<String> displayName,
        Optional<String> note,
        Optional<List<ProfileField>> fields,
        Optional<List<String>> attributionDomains,
        Optional<Boolean> locked,
        Optional<Boolean> bot,
        Optional<Boolean> discoverable,
        Optional<Boolean> indexable,
        Optional<Boolean> hideCollections,
        Optional<String> privacy,
        Optional<Boolean> sensitive,
        Optional<String> language,
        Optional<String> quotePolicy,
        Optional<String> avatarDescription,
        Optional<String> headerDescription,
        Optional<Boolean> showMedia,
        Optional<Boolean> showMediaReplies,
        Optional<Boolean> showFeatured) {

    /** Reads what an app sends; lines of a profile that are blank are left out. */
    static ProfileUpdate of(Parameters parameters) {
        var source = parameters.child("source");
        return new ProfileUpdate(
                parameters.text("display_name").map(String::strip),
                parameters.text("note").map(String::strip),
                parameters.has("fields_attributes") ? Optional.of(fields(parameters)) : Optional.empty(),
                parameters.has("attribution_domains")
                        ? Optional.of(parameters.texts("attribution_domains").stream()
                                .map(String::strip)
                                .filter(domain -> !domain.isEmpty())
                                .toList())
                        : Optional.empty(),
                parameters.flag("locked"),
                parameters.flag("bot"),
                parameters.flag("discoverable"),
                parameters.flag("indexable"),
                parameters.flag("hide_collections"),
                source.text("privacy"),
                source.flag("sensitive"),
                source.text("language"),
                source.text("quote_policy"),
                parameters.text("avatar_description").map(String::strip),
                parameters.text("header_description").map(String::strip),
                parameters.flag("show_media"),
                parameters.flag("show_media_replies"),
                parameters.flag("show_featured"));
    }

    private static List<ProfileField> fields(Parameters parameters) {
        return parameters.children("fields_attributes").stream()
                .flatMap(field -> {
                    var name = field.text("name").orElse("").strip();
                    var value = field.text("value").orElse("").strip();
                    return name.isEmpty() && value.isEmpty()
                            ? Stream.empty()
                            : Stream.of(new ProfileField(name, value, null));
                })
                .toList();
    }
}
