package stoa.app.pages;

/**
 * How the page looks where its link is shared: the OpenGraph properties that are not in the frame itself.
 *
 * @param type OpenGraph's word for the page: {@code website}, {@code article} or {@code profile}
 * @param image the absolute address of a picture
 * @param imageAlt the picture in words
 * @param large whether the picture is wide enough to stand above the text; an avatar is not
 */
public record SharePreview(String type, String image, String imageAlt, boolean large) {

    /** The server's own picture, 1200 by 630. */
    public static SharePreview ofServer(ServerView server) {
        return new SharePreview("website", server.address() + "/preview.png", "A colonnade at dusk", true);
    }
}
