package stoa.statuses.reading;

import java.util.Optional;
import stoa.platform.web.Parameters;

/**
 * What is asked for of an author's statuses.
 *
 * @param tagged a hashtag, whatever its case
 */
record AuthorFilter(
        boolean pinned, boolean onlyMedia, boolean excludeReplies, boolean excludeReblogs, Optional<String> tagged) {
    static final AuthorFilter NONE = new AuthorFilter(false, false, false, false, Optional.empty());

    static AuthorFilter of(Parameters parameters) {
        return new AuthorFilter(
                parameters.isSet("pinned"),
                parameters.isSet("only_media"),
                parameters.isSet("exclude_replies"),
                parameters.isSet("exclude_reblogs"),
                parameters.text("tagged").filter(tag -> !tag.isBlank()));
    }
}
