package stoa.app.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account, with what was done to it.
 *
 * @param profileUrl where everybody sees it, null where nobody does
 * @param figures what it amounts to
 * @param report the report that this is about, null for none
 * @param choices what the reader may do to it; empty where they may not act against it
 * @param lifts what the reader may undo
 * @param mayDelete whether the reader may delete it for good
 */
public record AdminAccountPage(
        AdminFrame admin,
        ModeratedPerson person,
        String email,
        boolean confirmed,
        Moment since,
        @Nullable String profileUrl,
        List<Tally> figures,
        @Nullable String report,
        List<Choice> choices,
        List<Lift> lifts,
        boolean mayDelete,
        List<HistoryLine> history) {

    /** Something that can be done, by its name in the API. */
    public record Choice(String type, String title, String meaning) {}

    /** Something that can be undone, by its name in the API. */
    public record Lift(String type, String title) {}

    /**
     * Something that was done.
     *
     * @param moderator the user name of who did it, null once they have left
     * @param reportUrl which report it answered, null for none
     */
    public record HistoryLine(
            Moment at,
            @Nullable String moderator,
            String title,
            String text,
            @Nullable String reportUrl) {}
}
