package stoa.statuses.posting;

import jakarta.inject.Singleton;
import java.util.stream.Stream;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.accounts.CounterChange;
import stoa.media.Attachments;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
import stoa.platform.web.Refusal;
import stoa.statuses.Reblogs;
import stoa.statuses.StatusDeleted;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;
import stoa.statuses.counting.StatusFigure;
import stoa.statuses.counting.StatusFigures;
import stoa.statuses.direct.DirectConversations;
import stoa.statuses.polls.Polls;

/** Deletes a status of its author, and undoes the figures that it changed. */
@Singleton
class StatusRemover {
    private final Database database;
    private final PostSql posts;
    private final Statuses statuses;
    private final Accounts accounts;
    private final StatusFigures figures;
    private final Reblogs reblogs;
    private final Polls polls;
    private final DirectConversations conversations;
    private final Attachments attachments;
    private final Events events;

    StatusRemover(
            Database database,
            PostSql posts,
            Statuses statuses,
            Accounts accounts,
            StatusFigures figures,
            Reblogs reblogs,
            Polls polls,
            DirectConversations conversations,
            Attachments attachments,
            Events events) {
        this.database = database;
        this.posts = posts;
        this.statuses = statuses;
        this.accounts = accounts;
        this.figures = figures;
        this.reblogs = reblogs;
        this.polls = polls;
        this.conversations = conversations;
        this.attachments = attachments;
        this.events = events;
    }

    /**
     * Deletes a status with its reblogs, or takes a reblog back.
     *
     * @param withMedia whether what it shows goes at once; else it stays for a day, for a status that is written anew
     * @return what was deleted, with its source, so that an app can offer to write it anew
     */
    StatusView remove(StatusId id, AccountId author, boolean withMedia) {
        var view = statuses.get(id, Viewer.of(author));
        if (view.reblog() != null) {
            if (!view.account().accountId().equals(author)) {
                throw Refusal.notFound();
            }
            reblogs.remove(id, author);
            return view.withText("");
        }
        var deleted = database.write(sql -> {
            var gone = posts.delete(id, author).orElseThrow(Refusal::notFound);
            var rebloggers = posts.deleteReblogs(id);
            if (view.poll() != null) {
                polls.remove(id);
            }
            if (view.visibility().equals("direct")) {
                conversations.deleted(id);
            }
            if (withMedia) {
                attachments.remove(id.value());
            } else {
                attachments.release(id.value());
            }
            figures.forget(id);
            gone.inReplyTo().ifPresent(parent -> figures.count(parent, StatusFigure.REPLIES, -1));
            accounts.count(Stream.concat(Stream.of(author), rebloggers.stream())
                    .map(CounterChange::removed)
                    .toList());
            events.publish(new StatusDeleted(
                    id,
                    author,
                    gone.inReplyTo().orElse(null),
                    null,
                    view.visibility(),
                    view.tags().stream().map(StatusView.Tag::name).toList()));
            return gone;
        });
        return view.withText(deleted.text());
    }
}
