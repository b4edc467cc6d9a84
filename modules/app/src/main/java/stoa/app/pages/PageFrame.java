package stoa.app.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the layout needs around any page.
 *
 * @param title the page's own title; the server's name is added to it where they differ
 * @param description one sentence for search engines and link previews
 * @param canonical the absolute address of this page
 * @param indexable whether search engines may list the page; forms, errors and people who opted out are not listed
 * @param viewer who is signed in, if anybody
 * @param csrf the token that each form of the page sends back in its field {@code csrf}
 * @param flash a message from the request before, shown once
 * @param scripts the addresses of what runs in the browser, in that order; the page works without them, and most have none
 */
public record PageFrame(
        ServerView server,
        String title,
        String description,
        String canonical,
        SharePreview preview,
        boolean indexable,
        @Nullable Viewer viewer,
        String csrf,
        @Nullable FlashMessage flash,
        List<String> scripts) {

    /** The text of the browser's tab. */
    public String documentTitle() {
        return title.equals(server.name()) ? title : title + " · " + server.name();
    }
}
