package stoa.statuses.exporting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stoa.media.AttachmentView;
import stoa.statuses.StatusView;

/** A status of one's own as an activity (ActivityStreams 2.0): that it was created, or that another was announced. */
final class Activity {
    private static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";

    private Activity() {}

    static Map<String, Object> of(StatusView status) {
        var activity = new LinkedHashMap<String, Object>();
        activity.put("id", status.uri() + "/activity");
        activity.put("type", status.reblog() == null ? "Create" : "Announce");
        activity.put("actor", status.account().uri());
        activity.put("published", status.createdAt());
        address(activity, status);
        activity.put(
                "object",
                status.reblog() == null ? note(status) : status.reblog().uri());
        return activity;
    }

    private static Map<String, Object> note(StatusView status) {
        var note = new LinkedHashMap<String, Object>();
        note.put("id", status.uri());
        note.put("type", status.poll() == null ? "Note" : "Question");
        note.put("attributedTo", status.account().uri());
        note.put("published", status.createdAt());
        if (status.editedAt() != null) {
            note.put("updated", status.editedAt());
        }
        note.put("url", status.url());
        address(note, status);
        note.put("summary", status.spoilerText());
        note.put("sensitive", status.sensitive());
        note.put("content", status.content());
        if (status.language() != null) {
            note.put("contentMap", Map.of(status.language(), status.content()));
        }
        if (status.inReplyToId() != null) {
            note.put("inReplyTo", parent(status, status.inReplyToId()));
        }
        note.put(
                "attachment",
                status.mediaAttachments().stream().map(Activity::document).toList());
        note.put("tag", tags(status));
        if (status.poll() != null) {
            note.put(
                    status.poll().multiple() ? "anyOf" : "oneOf",
                    status.poll().options().stream()
                            .map(option -> Map.of("type", "Note", "name", option.title()))
                            .toList());
            note.put("endTime", status.poll().expiresAt());
        }
        return note;
    }

    /** One's own by its address, that of another by where the API has it. */
    private static String parent(StatusView status, String id) {
        var own = status.uri().substring(0, status.uri().lastIndexOf('/') + 1);
        return status.account().id().equals(status.inReplyToAccountId())
                ? own + id
                : own.replaceFirst("/users/.*", "/api/v1/statuses/") + id;
    }

    private static void address(Map<String, Object> what, StatusView status) {
        var followers = status.account().uri() + "/followers";
        var mentioned = status.mentions().stream().map(StatusView.Mention::url).toList();
        var to = new ArrayList<String>();
        var cc = new ArrayList<String>();
        switch (status.visibility()) {
            case "public" -> {
                to.add(PUBLIC);
                cc.add(followers);
                cc.addAll(mentioned);
            }
            case "unlisted" -> {
                to.add(followers);
                cc.add(PUBLIC);
                cc.addAll(mentioned);
            }
            case "private" -> {
                to.add(followers);
                cc.addAll(mentioned);
            }
            default -> to.addAll(mentioned);
        }
        what.put("to", to);
        what.put("cc", cc);
    }

    /** Where the file lies in the archive. */
    private static Map<String, Object> document(AttachmentView attachment) {
        var document = new LinkedHashMap<String, Object>();
        document.put("type", "Document");
        document.put(
                "url",
                attachment.url() == null ? "" : attachment.url().replaceFirst("^.*/media/", "/media_attachments/"));
        document.put("name", attachment.description() == null ? "" : attachment.description());
        return document;
    }

    private static List<Map<String, String>> tags(StatusView status) {
        var tags = new ArrayList<Map<String, String>>();
        status.mentions()
                .forEach(one -> tags.add(Map.of("type", "Mention", "href", one.url(), "name", "@" + one.acct())));
        status.tags().forEach(one -> tags.add(Map.of("type", "Hashtag", "href", one.url(), "name", "#" + one.name())));
        return tags;
    }
}
