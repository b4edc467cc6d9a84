package stoa.statuses.posting;

import jakarta.inject.Singleton;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.accounts.CounterChange;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusDeleted;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** Deletes a status of its author, and undoes the figures that it changed. */
@Singleton
class StatusRemover {
    private final Database database;
    private final PostSql posts;
    private final Statuses statuses;
    private final Accounts accounts;
    private final Events events;

    StatusRemover(Database database, PostSql posts, Statuses statuses, Accounts accounts, Events events) {
        this.database = database;
        this.posts = posts;
        this.statuses = statuses;
        this.accounts = accounts;
        this.events = events;
    }

    /** @return what was deleted, with its source, so that an app can offer to write it anew */
    StatusView remove(StatusId id, AccountId author) {
        var view = statuses.get(id, Viewer.of(author));
        var deleted = database.write(sql -> {
            var gone = posts.delete(id, author).orElseThrow(Refusal::notFound);
            gone.inReplyTo().ifPresent(parent -> posts.countReply(parent, -1));
            accounts.count(List.of(CounterChange.removed(author)));
            events.publish(new StatusDeleted(id, author, gone.inReplyTo().orElse(null)));
            return gone;
        });
        return view.withText(deleted.text());
    }
}
