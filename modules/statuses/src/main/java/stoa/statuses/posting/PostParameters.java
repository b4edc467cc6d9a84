package stoa.statuses.posting;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import stoa.accounts.Apps;
import stoa.media.AttachmentChange;
import stoa.media.AttachmentId;
import stoa.media.Focus;
import stoa.platform.ids.Snowflake;
import stoa.platform.web.Parameters;
import stoa.platform.web.Refusal;
import stoa.statuses.PollRequest;
import stoa.statuses.PostRequest;
import stoa.statuses.StatusId;

/** Reads what somebody posts or edits from the parameters of a request. */
final class PostParameters {
    private PostParameters() {}

    static PostRequest post(Parameters parameters, Optional<Apps.App> application) {
        return new PostRequest(
                parameters.text("status").orElse(""),
                parameters.text("spoiler_text").orElse(""),
                parameters.text("visibility").filter(text -> !text.isBlank()),
                parameters.flag("sensitive"),
                parameters.text("language").filter(text -> !text.isBlank()),
                status(parameters, "in_reply_to_id"),
                poll(parameters),
                media(parameters),
                application,
                status(parameters, "quoted_status_id"),
                quotePolicy(parameters));
    }

    static EditRequest edit(Parameters parameters) {
        var text = parameters.text("status").orElse("");
        var spoilerText = parameters.text("spoiler_text").orElse("");
        // A warning without a text is a text.
        return new EditRequest(
                text.isBlank() ? spoilerText : text,
                text.isBlank() ? "" : spoilerText,
                parameters.flag("sensitive"),
                parameters.text("language").filter(code -> !code.isBlank()),
                poll(parameters),
                media(parameters),
                mediaChanges(parameters),
                quotePolicy(parameters));
    }

    private static Optional<StatusId> status(Parameters parameters, String name) {
        var id = parameters.id(name);
        return id.isPresent() ? Optional.of(new StatusId(id.getAsLong())) : Optional.empty();
    }

    private static Optional<String> quotePolicy(Parameters parameters) {
        return parameters.text("quote_approval_policy").filter(text -> !text.isBlank());
    }

    private static List<AttachmentId> media(Parameters parameters) {
        return parameters.texts("media_ids").stream()
                .filter(text -> !text.isBlank())
                .map(PostParameters::attachment)
                .distinct()
                .toList();
    }

    private static AttachmentId attachment(String text) {
        return new AttachmentId(Snowflake.parse(text.strip())
                .orElseThrow(
                        () -> Refusal.invalid("Media " + text + " not found or already attached to another post")));
    }

    private static List<AttachmentChange> mediaChanges(Parameters parameters) {
        return parameters.children("media_attributes").stream()
                .filter(change -> change.text("id").isPresent())
                .map(change -> new AttachmentChange(
                        attachment(change.required("id")),
                        change.text("description").map(String::strip),
                        change.text("focus").flatMap(Focus::parse)))
                .toList();
    }

    /** Apps send an empty poll for none. */
    private static Optional<PollRequest> poll(Parameters parameters) {
        var poll = parameters.child("poll");
        var options = poll.texts("options").stream()
                .map(String::strip)
                .filter(option -> !option.isEmpty())
                .toList();
        if (options.isEmpty()) {
            return Optional.empty();
        }
        var open = poll.integer("expires_in");
        return Optional.of(new PollRequest(
                options,
                open.isPresent() ? Optional.of(Duration.ofSeconds(open.getAsInt())) : Optional.empty(),
                poll.isSet("multiple"),
                poll.isSet("hide_totals")));
    }
}
