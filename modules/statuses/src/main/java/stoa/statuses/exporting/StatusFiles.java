package stoa.statuses.exporting;

import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import stoa.accounts.AccountId;
import stoa.accounts.PersonalFiles;
import stoa.platform.web.PageRequest;
import stoa.statuses.StatusId;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/**
 * Posts, favourites and bookmarks as collections of ActivityStreams, under the names that archives of Mastodon use: there are
 * programs that show and search them, and none that read what its API answers.
 */
@Singleton
class StatusFiles implements PersonalFiles {
    private static final int AT_ONCE = 200;

    private final Statuses statuses;
    private final MarkedStatuses marked;
    private final JsonMapper json;

    StatusFiles(Statuses statuses, MarkedStatuses marked, JsonMapper json) {
        this.statuses = statuses;
        this.marked = marked;
        this.json = json;
    }

    @Override
    public void write(AccountId account, Archive archive) throws IOException {
        collection("outbox.json", archive, items -> posts(account, items));
        collection("likes.json", archive, items -> marked.favourites(account, status -> items.add(status.uri())));
        collection("bookmarks.json", archive, items -> marked.bookmarks(account, status -> items.add(status.uri())));
    }

    private void posts(AccountId account, Items items) throws IOException {
        var viewer = Viewer.of(account);
        for (var ids = page(account, OptionalLong.empty(), viewer);
                !ids.isEmpty();
                ids = page(account, OptionalLong.of(ids.getLast().value()), viewer)) {
            for (var status : statuses.byIds(ids, viewer)) {
                items.add(Activity.of(status));
            }
        }
    }

    private List<StatusId> page(AccountId account, OptionalLong before, Viewer viewer) {
        return statuses.ofAuthor(account, PageRequest.downFrom(before, AT_ONCE), viewer);
    }

    /** As they come: how many there are is known at the end. */
    private void collection(String name, Archive archive, Filling filling) throws IOException {
        var out = new OutputStreamWriter(archive.file(name), StandardCharsets.UTF_8);
        out.write("{\"@context\":\"https://www.w3.org/ns/activitystreams\",\"id\":\"" + name
                + "\",\"type\":\"OrderedCollection\",\"orderedItems\":[");
        var items = new Items(out, json);
        filling.fill(items);
        out.write("\n],\"totalItems\":" + items.number + "}\n");
        out.flush();
    }

    /** Writes one item after the other. */
    private static final class Items {
        private final Writer out;
        private final JsonMapper json;
        private long number;

        Items(Writer out, JsonMapper json) {
            this.out = out;
            this.json = json;
        }

        void add(Object item) throws IOException {
            out.write(number == 0 ? "\n" : ",\n");
            out.write(json.writeValueAsString(item));
            number++;
        }
    }

    @FunctionalInterface
    private interface Filling {
        void fill(Items items) throws IOException;
    }
}
