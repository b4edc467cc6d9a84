package stoa.app.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who did what among those who look after the server. */
public record AdminAuditPage(AdminFrame admin, List<Entry> entries, Pager pager) {

    /**
     * One act.
     *
     * @param moderator the user name of who did it, null once they have left
     * @param did what they did, to be followed by whom it was about
     * @param account the user name of whom it was about, null once they have left
     * @param accountUrl of the page of that account, null with it
     * @param reportUrl of the report that it was about, null for none
     */
    public record Entry(
            long id,
            Moment at,
            @Nullable String moderator,
            String did,
            @Nullable String account,
            @Nullable String accountUrl,
            @Nullable String reportUrl) {}
}
