package stoa.app.pages;

import org.jspecify.annotations.Nullable;

/**
 * Says what deleting an account means, and asks whether it is meant.
 *
 * @param username whose name is nobody else's ever
 * @param asksForCode whether the password is not enough
 * @param sendsMail whether a mail says when all is erased
 * @param error why nothing was deleted
 */
public record DeletionPage(
        PageFrame frame,
        String username,
        boolean asksForCode,
        boolean sendsMail,
        @Nullable String error) {}
