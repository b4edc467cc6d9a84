package stoa.app.pages;

import java.util.List;

/**
 * A public profile.
 *
 * @param bioHtml sanitised; may be empty
 * @param locked whether followers are approved one by one
 * @param pinned shown above the others, on the first page only
 * @param posts public ones, newest first
 */
public record ProfilePage(
        PageFrame frame,
        AuthorView account,
        String headerUrl,
        String bioHtml,
        List<ProfileField> fields,
        Moment joined,
        boolean locked,
        boolean bot,
        long postCount,
        long followingCount,
        long followerCount,
        List<PostCard> pinned,
        List<PostCard> posts,
        Pager pager) {

    public ProfilePage {
        fields = List.copyOf(fields);
        pinned = List.copyOf(pinned);
        posts = List.copyOf(posts);
    }

    public List<Tally> tallies() {
        return List.of(
                new Tally(postCount, "post", "posts"),
                new Tally(followingCount, "following", "following"),
                new Tally(followerCount, "follower", "followers"));
    }
}
