package stoa.app.pages;

import java.util.List;

/**
 * A public post with what it answers and what answers it.
 *
 * @param ancestors from the first post of the conversation down to the one that is answered
 * @param replies in the order of the conversation
 */
public record StatusPage(PageFrame frame, List<PostCard> ancestors, PostCard post, List<PostCard> replies) {

    public StatusPage {
        ancestors = List.copyOf(ancestors);
        replies = List.copyOf(replies);
    }
}
