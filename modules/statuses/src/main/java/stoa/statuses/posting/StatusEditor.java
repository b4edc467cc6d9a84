package stoa.statuses.posting;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.media.AttachmentId;
import stoa.media.AttachmentView;
import stoa.media.Attachments;
import stoa.media.CustomEmojis;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
import stoa.platform.web.Refusal;
import stoa.statuses.PollRequest;
import stoa.statuses.PollView;
import stoa.statuses.StatusEdited;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;
import stoa.statuses.archived.ArchivedStatuses;
import stoa.statuses.direct.DirectConversations;
import stoa.statuses.polls.Polls;
import stoa.statuses.previews.Previews;

/** Changes a status of its author, and keeps what it was. */
@Singleton
class StatusEditor {
    private final Database database;
    private final EditSql edits;
    private final PostSql posts;
    private final Polls polls;
    private final Statuses statuses;
    private final TextWriter writer;
    private final DirectConversations conversations;
    private final Attachments attachments;
    private final Previews previews;
    private final CustomEmojis emojis;
    private final Events events;
    private final ArchivedStatuses archived;

    StatusEditor(
            Database database,
            EditSql edits,
            PostSql posts,
            Polls polls,
            Statuses statuses,
            TextWriter writer,
            DirectConversations conversations,
            Attachments attachments,
            Previews previews,
            CustomEmojis emojis,
            Events events,
            ArchivedStatuses archived) {
        this.database = database;
        this.edits = edits;
        this.posts = posts;
        this.polls = polls;
        this.statuses = statuses;
        this.writer = writer;
        this.conversations = conversations;
        this.attachments = attachments;
        this.previews = previews;
        this.emojis = emojis;
        this.events = events;
        this.archived = archived;
    }

    /** @throws Refusal 404, or 422 where the status cannot become that */
    StatusView edit(StatusId id, AccountId author, EditRequest request) {
        var viewer = Viewer.of(author);
        var view = statuses.get(id, viewer);
        if (view.reblog() != null) {
            throw Refusal.notFound();
        }
        var text = PostRules.check(request);
        if (view.quote() != null) {
            PostRules.checkQuote(request.poll(), request.media());
        }
        var written = writer.write(author, text);
        database.write(sql -> {
            var before = edits.lock(id, author).orElseThrow(Refusal::notFound);
            var poll = polls.byStatuses(List.of(id), viewer).get(id);
            boolean significant = !before.text().equals(request.text())
                    || !before.spoilerText().equals(request.spoilerText())
                    || asksAnew(poll, request.poll())
                    || showsAnew(view.mediaAttachments(), request);
            if (significant) {
                edits.keep(id, options(poll), view.mediaAttachments());
            }
            boolean sensitive =
                    request.sensitive().orElse(false) || !request.spoilerText().isBlank();
            edits.update(id, request, view.visibility(), written.content(), sensitive, significant);
            edits.clearNames(id);
            posts.insertMentions(id, written.mentioned());
            conversations.edited(id, author, written.mentioned().keySet());
            posts.insertTags(id, written.tags());
            polls.change(id, author, poll, request.poll());
            // What it shows no longer stays its own, for its history.
            attachments.attach(id.value(), author.value(), request.media());
            attachments.change(id.value(), request.mediaChanges());
            previews.edited(id, written.content(), !request.media().isEmpty());
            events.publish(new StatusEdited(id, author, view.visibility(), significant));
            return significant;
        });
        return statuses.get(id, viewer);
    }

    private static boolean showsAnew(List<AttachmentView> before, EditRequest request) {
        return !request.mediaChanges().isEmpty()
                || !before.stream().map(AttachmentView::attachmentId).toList().equals(request.media());
    }

    private static boolean asksAnew(@Nullable PollView before, Optional<PollRequest> poll) {
        return before == null ? poll.isPresent() : poll.isEmpty() || Polls.asksAnew(before, poll.get());
    }

    private static String @Nullable [] options(@Nullable PollView poll) {
        return poll == null
                ? null
                : poll.options().stream().map(PollView.Option::title).toArray(String[]::new);
    }

    /** What somebody wrote, for an app that lets them change it. */
    SourceView source(StatusId id, Viewer viewer) {
        var shown = statuses.get(id, viewer).shown().statusId();
        // Who looks at this is about to change it.
        archived.bringBack(List.of(shown));
        var source = edits.source(shown).orElseThrow(Refusal::notFound);
        return new SourceView(shown.toString(), source.text(), source.spoilerText());
    }

    /** All that a status was, and what it is, the oldest first. */
    List<EditView> history(StatusId id, Viewer viewer) {
        var now = statuses.get(id, viewer).shown();
        var versions = edits.versions(now.statusId());
        var media = attachments.byIds(
                versions.stream().flatMap(version -> version.media().stream()).collect(Collectors.toSet()));
        var history = new ArrayList<>(versions.stream()
                .map(version -> new EditView(
                        version.content(),
                        version.spoilerText(),
                        version.sensitive(),
                        version.createdAt(),
                        now.account(),
                        poll(version.pollOptions()),
                        media(version, media),
                        emojis.in(List.of(version.spoilerText(), version.content()))))
                .toList());
        history.add(new EditView(
                now.content(),
                now.spoilerText(),
                now.sensitive(),
                Objects.requireNonNullElse(now.editedAt(), now.createdAt()),
                now.account(),
                poll(options(now.poll())),
                now.mediaAttachments(),
                now.emojis()));
        return List.copyOf(history);
    }

    private static List<AttachmentView> media(EditSql.Version version, Map<AttachmentId, AttachmentView> media) {
        var ids = version.media();
        var descriptions = version.mediaDescriptions();
        return IntStream.range(0, ids.size())
                .boxed()
                .flatMap(i -> Optional.ofNullable(media.get(ids.get(i))).stream()
                        .map(shown -> descriptions == null ? shown : shown.described(descriptions[i])))
                .toList();
    }

    private static EditView.@Nullable Poll poll(String @Nullable [] options) {
        return options == null
                ? null
                : new EditView.Poll(Stream.of(options).map(EditView.Option::new).toList());
    }
}
