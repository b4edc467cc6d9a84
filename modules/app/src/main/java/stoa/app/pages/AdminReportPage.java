package stoa.app.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One report, with all that is needed to decide.
 *
 * @param rules which it says are broken
 * @param closed when it was dealt with, null while it is open
 * @param closedBy the user name of who did, null for nobody, and for whoever has left
 * @param mine whether it is the reader who looks after it
 */
public record AdminReportPage(
        AdminFrame admin,
        ReportLine report,
        List<String> rules,
        List<PostCard> posts,
        @Nullable Moment closed,
        @Nullable String closedBy,
        boolean mine) {}
