package stoa.app.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stoa.app.testing.Answer;
import stoa.app.testing.Given;
import stoa.app.testing.OverHttp;
import stoa.app.testing.Person;

/** Whoever follows the links of any list, down or up, meets each item once, also while there is more to come. */
@OverHttp
final class PagingIT {
    private static final int OTHERS = 8;
    private static final int PAGE = 3;
    private static final int MOST_PAGES = 40;

    private final Given given;
    private Person alice;
    private String root;
    private String list;

    PagingIT(Given given) {
        this.given = given;
    }

    @BeforeEach
    void fillLists() {
        alice = given.account("alice");
        root = given.status(alice, "root #tag");
        list = alice.client()
                .post("/api/v1/lists", "title", "friends")
                .ok()
                .path("id")
                .textValue();
        for (int i = 0; i < OTHERS; i++) {
            addOne("other" + i);
        }
        awaitNotifications(OTHERS);
    }

    /** One more item for every list. */
    private void addOne(String name) {
        var other = given.account(name);
        given.follow(alice, other);
        given.follow(other, alice);
        alice.client()
                .post("/api/v1/lists/" + list + "/accounts", "account_ids[]", other.id())
                .expect(200);
        alice.does("mute", given.account("muted_" + name)).expect(200);
        alice.does("block", given.account("blocked_" + name)).expect(200);
        var status = given.status(other, "hello #tag");
        alice.client().post("/api/v1/statuses/" + status + "/favourite").expect(200);
        alice.client().post("/api/v1/statuses/" + status + "/bookmark").expect(200);
        alice.client().post("/api/v1/tags/tag_" + name + "/follow").expect(200);
        given.favourite(other, root);
        given.reblog(other, root);
        other.posts("@alice psst", "visibility", "direct");
    }

    private void awaitNotifications(int others) {
        // Of each: followed, favourited, reblogged, mentioned.
        await().atMost(Duration.ofSeconds(20))
                .until(() -> alice.get("/api/v1/notifications?limit=80").ids().size() == 4 * others);
    }

    private Map<String, String> lists() {
        var lists = new LinkedHashMap<String, String>();
        lists.put("home", "/api/v1/timelines/home?");
        lists.put("public", "/api/v1/timelines/public?");
        lists.put("hashtag", "/api/v1/timelines/tag/tag?");
        lists.put("list", "/api/v1/timelines/list/" + list + "?");
        lists.put("members", "/api/v1/lists/" + list + "/accounts?");
        lists.put("followers", "/api/v1/accounts/" + alice.id() + "/followers?");
        lists.put("following", "/api/v1/accounts/" + alice.id() + "/following?");
        lists.put("blocks", "/api/v1/blocks?");
        lists.put("mutes", "/api/v1/mutes?");
        lists.put("favourites", "/api/v1/favourites?");
        lists.put("bookmarks", "/api/v1/bookmarks?");
        lists.put("favourited by", "/api/v1/statuses/" + root + "/favourited_by?");
        lists.put("reblogged by", "/api/v1/statuses/" + root + "/reblogged_by?");
        lists.put("conversations", "/api/v1/conversations?");
        lists.put("notifications", "/api/v1/notifications?");
        lists.put("followed hashtags", "/api/v1/followed_tags?");
        return lists;
    }

    @Test
    void meetsEachItemOnceDownAndUp() {
        lists().forEach((name, path) -> {
            var all = names(alice.get(path + "limit=40"));
            assertThat(all).as(name).hasSizeGreaterThanOrEqualTo(OTHERS).doesNotHaveDuplicates();
            var last = new ArrayList<Answer>();
            var down = follow(alice.get(path + "limit=" + PAGE), "next", last);
            assertThat(down).as("%s, down", name).isEqualTo(all);
            // Back up from the last page: what is above it, each page in its order.
            var bottom = names(last.getLast());
            var up = new ArrayList<String>();
            var page = last.getLast();
            for (int i = 0; i < MOST_PAGES && !page.link("prev").isEmpty(); i++) {
                page = alice.get(page.link("prev"));
                up.addAll(0, names(page));
                if (names(page).isEmpty()) {
                    break;
                }
            }
            assertThat(up).as("%s, up", name).isEqualTo(all.subList(0, all.size() - bottom.size()));
        });
    }

    @Test
    void meetsEachItemOnceWhileThereIsMoreToCome() {
        var before = new LinkedHashMap<String, List<String>>();
        var first = new LinkedHashMap<String, Answer>();
        lists().forEach((name, path) -> {
            before.put(name, names(alice.get(path + "limit=40")));
            first.put(name, alice.get(path + "limit=" + PAGE));
        });
        addOne("newcomer");
        awaitNotifications(OTHERS + 1);
        lists().forEach((name, path) -> {
            var page = Objects.requireNonNull(first.get(name));
            var down = follow(page, "next", new ArrayList<>());
            assertThat(down).as("%s, down", name).isEqualTo(before.get(name));
            var newer = names(alice.get(page.link("prev")));
            var now = names(alice.get(path + "limit=40"));
            assertThat(newer)
                    .as("%s, newer", name)
                    .isNotEmpty()
                    .isEqualTo(now.subList(now.size() - down.size() - newer.size(), now.size() - down.size()));
        });
    }

    /** From a page on, with the pages that had something on them. */
    private List<String> follow(Answer first, String relation, List<Answer> pages) {
        var met = new ArrayList<String>();
        var page = first;
        for (int i = 0; i < MOST_PAGES; i++) {
            var names = names(page);
            if (names.isEmpty()) {
                return met;
            }
            pages.add(page);
            met.addAll(names);
            if (page.link(relation).isEmpty()) {
                return met;
            }
            page = alice.get(page.link(relation));
        }
        throw new AssertionError("there is no end to " + first.request());
    }

    /** What tells the items of a list apart. */
    private static List<String> names(Answer page) {
        var names = new ArrayList<String>();
        page.ok()
                .forEach(item ->
                        names.add(item.path(item.has("id") ? "id" : "name").textValue()));
        return names;
    }
}
