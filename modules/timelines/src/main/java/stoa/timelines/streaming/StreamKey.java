package stoa.timelines.streaming;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One stream (Mastodon documentation, "Streaming timelines").
 *
 * @param name as the documentation calls it
 * @param parameter the hashtag in lower case, or the id of the list; empty for all others
 */
record StreamKey(String name, String parameter) {
    static final String USER = "user";
    static final String NOTIFICATIONS = "user:notification";
    static final String DIRECT = "direct";
    static final String LIST = "list";
    static final String HASHTAG = "hashtag";
    static final String HASHTAG_LOCAL = "hashtag:local";

    /** Of what everybody may see. That of other servers stays silent: there are none. */
    static final Set<String> OPEN = Set.of(
            "public", "public:media", "public:local", "public:local:media", "public:remote", "public:remote:media");

    private static final int LONGEST = 200;

    static StreamKey of(String name) {
        return new StreamKey(name, "");
    }

    /** The stream that is meant; empty where there is none of this name, or its parameter is missing. */
    static Optional<StreamKey> find(String name, String tag, String list) {
        return switch (name) {
            case USER, NOTIFICATIONS, DIRECT -> Optional.of(of(name));
            case HASHTAG, HASHTAG_LOCAL -> {
                var bare = tag.startsWith("#") ? tag.substring(1) : tag;
                yield bare.isBlank() || bare.length() > LONGEST
                        ? Optional.empty()
                        : Optional.of(new StreamKey(name, bare.toLowerCase(Locale.ROOT)));
            }
            case LIST -> list.matches("[0-9]{1,18}") ? Optional.of(new StreamKey(name, list)) : Optional.empty();
            default -> OPEN.contains(name) ? Optional.of(of(name)) : Optional.empty();
        };
    }

    /** The scope that is needed to hear it. */
    String scope() {
        return name.equals(NOTIFICATIONS) ? "read:notifications" : "read:statuses";
    }

    /** How messages name it. */
    List<String> label() {
        return parameter.isEmpty() ? List.of(name) : List.of(name, parameter);
    }
}
