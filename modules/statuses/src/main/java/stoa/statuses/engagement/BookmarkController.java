package stoa.statuses.engagement;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import stoa.accounts.AccountId;
import stoa.platform.web.Access;
import stoa.platform.web.Caller;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** Bookmarks from an app; nobody else is told of them. */
@Controller("/api/v1/statuses")
@ExecuteOn(TaskExecutors.BLOCKING)
class BookmarkController {
    private final Statuses statuses;
    private final MarkSql marks;

    BookmarkController(Statuses statuses, MarkSql marks) {
        this.statuses = statuses;
        this.marks = marks;
    }

    @Post("/{id}/bookmark")
    @Access(value = Access.By.USER, scope = "write:bookmarks")
    StatusView bookmark(StatusId id, Caller caller) {
        var shown = statuses.get(id, Viewer.of(caller)).shown().statusId();
        marks.add(Mark.BOOKMARK_MARK, shown, AccountId.of(caller));
        return statuses.get(shown, Viewer.of(caller));
    }

    @Post("/{id}/unbookmark")
    @Access(value = Access.By.USER, scope = "write:bookmarks")
    StatusView unbookmark(StatusId id, Caller caller) {
        var shown = statuses.get(id, Viewer.of(caller)).shown().statusId();
        marks.remove(Mark.BOOKMARK_MARK, shown, AccountId.of(caller));
        return statuses.get(shown, Viewer.of(caller));
    }
}
