package stoa.app.pages;

import java.util.Map;

/**
 * One OAuth scope and what it lets an app do.
 *
 * @param scope as in the request, such as {@code read:statuses}
 * @param sentence in words, addressed to the person who is asked
 */
public record ScopeLine(String scope, String sentence) {

    // https://docs.joinmastodon.org/api/oauth-scopes/
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("profile", "See your name, picture and profile, and nothing else."),
            Map.entry("read", "Read everything in your account: your timelines, notifications, messages and lists."),
            Map.entry("read:accounts", "See your profile and the profiles of others."),
            Map.entry("read:blocks", "See whom you block."),
            Map.entry("read:bookmarks", "See your bookmarks."),
            Map.entry("read:collections", "See your collections."),
            Map.entry("read:favourites", "See your favourites."),
            Map.entry("read:filters", "See your filters."),
            Map.entry("read:follows", "See whom you follow and who follows you."),
            Map.entry("read:lists", "See your lists and who is on them."),
            Map.entry("read:mutes", "See whom you mute."),
            Map.entry("read:notifications", "See your notifications."),
            Map.entry("read:search", "Search on your behalf."),
            Map.entry("read:statuses", "Read every post that you may read, private ones too."),
            Map.entry("write", "Change everything in your account: post, delete, follow, and edit your profile."),
            Map.entry("write:accounts", "Change your profile."),
            Map.entry("write:blocks", "Block and unblock people."),
            Map.entry("write:bookmarks", "Add and remove bookmarks."),
            Map.entry("write:collections", "Make and change collections."),
            Map.entry("write:conversations", "Mark conversations as read, and remove them."),
            Map.entry("write:favourites", "Add and remove favourites."),
            Map.entry("write:filters", "Make and change filters."),
            Map.entry("write:follows", "Follow and unfollow people."),
            Map.entry("write:lists", "Make and change lists."),
            Map.entry("write:media", "Upload pictures, films and sounds."),
            Map.entry("write:mutes", "Mute people and conversations."),
            Map.entry("write:notifications", "Dismiss your notifications."),
            Map.entry("write:reports", "Report people and posts to the moderators."),
            Map.entry("write:statuses", "Publish, edit and delete posts in your name."),
            Map.entry("follow", "See and change whom you follow, block and mute."),
            Map.entry("push", "Send you push notifications."),
            Map.entry("admin:read", "Read everything that moderators can read on this server."),
            Map.entry("admin:write", "Do everything that moderators can do on this server."));

    /** The line for a scope; one that has no sentence is described by its own name. */
    public static ScopeLine of(String scope) {
        String sentence = SENTENCES.get(scope);
        if (sentence != null) {
            return new ScopeLine(scope, sentence);
        }
        if (scope.startsWith("admin:read:")) {
            return new ScopeLine(scope, "Read what moderators can read: " + lastPart(scope) + ".");
        }
        if (scope.startsWith("admin:write:")) {
            return new ScopeLine(scope, "Do what moderators can do: " + lastPart(scope) + ".");
        }
        return new ScopeLine(scope, "Use the permission “" + scope + "”.");
    }

    private static String lastPart(String scope) {
        return scope.substring(scope.lastIndexOf(':') + 1).replace('_', ' ');
    }
}
