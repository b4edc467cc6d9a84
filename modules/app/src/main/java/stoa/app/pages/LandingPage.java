package stoa.app.pages;

import java.util.List;

/**
 * The front page: what this server is, how an app is connected, and the public timeline.
 *
 * @param people how many accounts there are
 * @param posts how many public posts there are
 * @param timeline newest first
 */
public record LandingPage(PageFrame frame, long people, long posts, List<PostCard> timeline, Pager pager) {

    public LandingPage {
        timeline = List.copyOf(timeline);
    }

    public Tally peopleTally() {
        return new Tally(people, "person", "people");
    }

    public Tally postTally() {
        return new Tally(posts, "post", "posts");
    }
}
