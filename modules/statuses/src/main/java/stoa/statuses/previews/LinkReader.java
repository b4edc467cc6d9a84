package stoa.statuses.previews;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.media.Pictures;
import stoa.media.Pictures.SmallPicture;

/** Reads what a link leads to: the page, then what its site says of it, then its picture. */
@Singleton
class LinkReader {
    private static final Logger LOG = LoggerFactory.getLogger(LinkReader.class);

    private final PublicWeb web;
    private final OembedReader oembed;
    private final Pictures pictures;

    LinkReader(PublicWeb web, OembedReader oembed, Pictures pictures) {
        this.web = web;
        this.oembed = oembed;
        this.pictures = pictures;
    }

    /**
     * Fetches it all. A picture that comes with it is kept already.
     *
     * @throws IOException as {@link PublicWeb#get}, of the page; the rest is done without where it is not to be had
     */
    Preview read(PageUrl url) throws IOException {
        var page = PageReader.of(web.get(url, Wanted.PAGE));
        var draft = withOembed(page);
        if (draft.isEmpty()) {
            throw new NoPreviewException(url.host() + " says nothing of " + url);
        }
        var picture = picture(draft);
        return new Preview(
                draft.type().equals(PreviewDraft.PHOTO) && picture.isEmpty() ? draft.asLink() : draft, picture);
    }

    private PreviewDraft withOembed(PageReader page) {
        var draft = page.draft();
        var described = page.oembed();
        if (described.isEmpty()) {
            return draft;
        }
        try {
            return oembed.add(draft, web.get(described.get(), Wanted.OEMBED));
        } catch (IOException without) {
            LOG.debug("{}: {}", described.get(), without.toString());
            return draft;
        }
    }

    private Optional<SmallPicture> picture(PreviewDraft draft) {
        var url = draft.picture();
        if (url == null) {
            return Optional.empty();
        }
        try {
            var fetched = web.get(url, Wanted.PICTURE);
            var file = Files.createTempFile("stoa-preview-", "");
            try {
                Files.write(file, fetched.body());
                return pictures.keepSmall(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException without) {
            LOG.debug("{}: {}", url, without.toString());
            return Optional.empty();
        }
    }

    /** What is to be kept of a link. */
    record Preview(PreviewDraft draft, Optional<SmallPicture> picture) {}
}
