package stoa.app.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody can take with them.
 *
 * @param archive null where none was asked for
 */
public record ExportPage(PageFrame frame, @Nullable ArchiveLine archive, List<TableLine> tables) {

    /**
     * An archive.
     *
     * @param size in words, null until it is ready
     * @param until when it goes, and another one may be asked for
     */
    public record ArchiveLine(@Nullable String size, Moment until) {}

    /** A list that can be downloaded at once. */
    public record TableLine(String title, String file) {}
}
