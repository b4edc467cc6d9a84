package stoa.statuses.posting;

import jakarta.inject.Singleton;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.accounts.CounterChange;
import stoa.platform.database.Database;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;
import stoa.statuses.counting.StatusFigure;
import stoa.statuses.counting.StatusFigures;

/** Deletes a status of its author, and undoes the figures that it changed. */
@Singleton
class StatusRemover {
    private final Database database;
    private final PostSql posts;
    private final Statuses statuses;
    private final Accounts accounts;
    private final StatusFigures figures;

    StatusRemover(Database database, PostSql posts, Statuses statuses, Accounts accounts, StatusFigures figures) {
        this.database = database;
        this.posts = posts;
        this.statuses = statuses;
        this.accounts = accounts;
        this.figures = figures;
    }

    /** @return what was deleted, with its source, so that an app can offer to write it anew */
    StatusView remove(StatusId id, AccountId author) {
        var view = statuses.get(id, Viewer.of(author));
        var deleted = database.write(sql -> {
            var gone = posts.delete(id, author).orElseThrow(Refusal::notFound);
            figures.forget(id);
            gone.inReplyTo().ifPresent(parent -> figures.count(parent, StatusFigure.REPLIES, -1));
            accounts.count(List.of(CounterChange.removed(author)));
            return gone;
        });
        return view.withText(deleted.text());
    }
}
