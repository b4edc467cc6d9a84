package stoa.app.pages;

import org.jspecify.annotations.Nullable;

/**
 * A report among others.
 *
 * @param about what is reported, in a word or two
 * @param posts how many posts it names
 * @param assignedTo the user name of who looks after it, null for nobody
 */
public record ReportLine(
        String id,
        String url,
        ModeratedPerson target,
        ModeratedPerson by,
        String about,
        String comment,
        int posts,
        Moment filed,
        @Nullable String assignedTo) {}
