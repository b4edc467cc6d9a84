package stoa.app.pages;

import org.jspecify.annotations.Nullable;

/**
 * Asks whether an action against an account is meant.
 *
 * @param action where the form goes
 * @param type of the action, by its name in the API; {@code delete} for the end of the account
 * @param title what the button says
 * @param meaning what comes of it
 * @param asksForText whether something may be written to the owner
 * @param sendsMail whether it can be sent by mail
 * @param text what was written before
 * @param report the report that it answers, null for none
 * @param error why nothing was done
 */
public record AdminActionPage(
        AdminFrame admin,
        ModeratedPerson person,
        String action,
        String type,
        String title,
        String meaning,
        boolean asksForText,
        boolean sendsMail,
        String text,
        @Nullable String report,
        @Nullable String error) {}
