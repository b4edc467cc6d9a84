package stoa.statuses.posting;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.platform.database.Database;
import stoa.platform.web.Refusal;
import stoa.statuses.Reblogs;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** Deletes a status of its author. */
@Singleton
class StatusRemover {
    private final Database database;
    private final Statuses statuses;
    private final Reblogs reblogs;
    private final Removal removal;

    StatusRemover(Database database, Statuses statuses, Reblogs reblogs, Removal removal) {
        this.database = database;
        this.statuses = statuses;
        this.reblogs = reblogs;
        this.removal = removal;
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
        var deleted = database.write(sql -> removal.remove(List.of(id), author, withMedia).stream()
                .findFirst()
                .orElseThrow(Refusal::notFound));
        var shown = view.withText(deleted.text());
        // An app that offers to write it anew needs to know what it quoted, also where that was revoked.
        return Optional.ofNullable(deleted.quoteOf())
                .flatMap(quoted -> statuses.find(quoted, Viewer.of(author)))
                .map(shown::withQuoted)
                .orElse(shown);
    }
}
