package stoa.notifications.push;

import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.config.naming.SnakeCaseStrategy;
import stoa.notifications.NotificationView;
import stoa.statuses.PlainText;

/**
 * What a subscriber is told, as Mastodon's messages have it.
 *
 * @param accessToken empty: of tokens only hashes are kept; apps decode messages that have none as a member no more
 * @param icon an address
 */
@Serdeable(naming = SnakeCaseStrategy.class)
record PushMessage(
        String accessToken,
        String preferredLocale,
        long notificationId,
        String notificationType,
        String icon,
        String title,
        String body) {
    private static final int MAX_TITLE = 100;
    private static final int MAX_BODY = 140;

    static PushMessage of(NotificationView notification, String locale) {
        return new PushMessage(
                "",
                locale,
                Long.parseLong(notification.id()),
                notification.type(),
                notification.account().avatarStatic(),
                truncated(title(notification), MAX_TITLE),
                truncated(body(notification), MAX_BODY));
    }

    private static String title(NotificationView notification) {
        var name = notification.account().shownName();
        return switch (notification.type()) {
            case "mention" -> name + " mentioned you";
            case "status" -> name + " has posted";
            case "reblog" -> name + " boosted your post";
            case "follow" -> name + " follows you";
            case "follow_request" -> name + " asks to follow you";
            case "favourite" -> name + " favourited your post";
            case "poll" -> "A poll by " + name + " has ended";
            case "update" -> name + " edited a post";
            case "quote" -> name + " quoted your post";
            case "quoted_update" -> name + " edited a post you have quoted";
            case "admin.sign_up" -> name + " has signed up";
            case "admin.report" -> name + " has reported somebody";
            default -> name;
        };
    }

    /** What is behind a content warning stays there. */
    private static String body(NotificationView notification) {
        var status = notification.status();
        if (status == null) {
            return PlainText.of(notification.account().note());
        }
        var shown = status.shown();
        return shown.spoilerText().isBlank() ? PlainText.of(shown.content()) : shown.spoilerText();
    }

    /** No longer than so many characters, the last of them an ellipsis where something is left out. */
    static String truncated(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }
}
