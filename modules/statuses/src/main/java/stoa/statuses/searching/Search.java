package stoa.statuses.searching;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.graph.People;
import stoa.platform.ids.Snowflake;
import stoa.platform.web.PublicUrl;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.TagView;
import stoa.statuses.tagging.Tags;

/** Finds people, statuses and hashtags, each by what the text can mean. */
@Singleton
class Search {
    private static final Pattern PATH_OF_STATUS =
            Pattern.compile("/(?:@[A-Za-z0-9_]+|users/[A-Za-z0-9_]+/statuses)/(?<id>[0-9]{1,19})");
    private static final Pattern PATH_OF_PERSON = Pattern.compile("/(?:@|users/)(?<name>[A-Za-z0-9_]+)");

    private final StatusSearchSql found;
    private final Statuses statuses;
    private final People people;
    private final Accounts accounts;
    private final Tags tags;
    private final PublicUrl url;

    Search(StatusSearchSql found, Statuses statuses, People people, Accounts accounts, Tags tags, PublicUrl url) {
        this.found = found;
        this.statuses = statuses;
        this.people = people;
        this.accounts = accounts;
        this.tags = tags;
        this.url = url;
    }

    List<AccountView> people(SearchRequest asked) {
        var text = asked.query();
        boolean isNoName = text.startsWith("#") || (text.contains("@") && text.contains(" "));
        if (!asked.wants("accounts") || isNoName) {
            return List.of();
        }
        var name = path(text)
                .map(path -> {
                    var person = PATH_OF_PERSON.matcher(path);
                    return person.matches() ? person.group("name") : "";
                })
                .orElse(text);
        return name.isEmpty()
                ? List.of()
                : people.search(
                        asked.viewer().account(),
                        name,
                        asked.following(),
                        asked.page().limit(),
                        asked.offset());
    }

    /** For those who are signed in: search shows people what is theirs. */
    List<StatusView> statuses(SearchRequest asked) {
        if (!asked.wants("statuses") || asked.viewer().account().isEmpty()) {
            return List.of();
        }
        var path = path(asked.query());
        if (path.isPresent()) {
            var status = PATH_OF_STATUS.matcher(path.get());
            var id = status.matches() ? Snowflake.parse(status.group("id")) : OptionalLong.empty();
            return id.isEmpty()
                    ? List.of()
                    : statuses.find(new StatusId(id.getAsLong()), asked.viewer()).stream()
                            .toList();
        }
        var query = StatusQuery.parse(asked.query());
        if (query.parts().isEmpty()) {
            return List.of();
        }
        var ids = found.find(
                asked.viewer().account().get(), query, authors(query), asked.author(), asked.page(), asked.offset());
        return statuses.byIds(ids, asked.viewer());
    }

    /** Those whom the query names, by the names that it gives them. */
    private Map<String, AccountId> authors(StatusQuery query) {
        var asked = new HashMap<String, String>();
        for (var part : query.parts()) {
            if (part.what() instanceof StatusQuery.From from && !from.name().equals("me")) {
                int at = from.name().indexOf('@');
                if (at < 0 || from.name().substring(at + 1).equals(url.domain())) {
                    asked.put(from.name(), at < 0 ? from.name() : from.name().substring(0, at));
                }
            }
        }
        if (asked.isEmpty()) {
            return Map.of();
        }
        var ids = accounts.idsByUsernames(Set.copyOf(asked.values()));
        return asked.entrySet().stream()
                .filter(entry -> ids.containsKey(entry.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> ids.get(entry.getValue())));
    }

    List<TagView> tags(SearchRequest asked) {
        var text = asked.query().startsWith("#") ? asked.query().substring(1) : asked.query();
        if (!asked.wants("hashtags") || !Tags.isName(text)) {
            return List.of();
        }
        return tags.showTo(
                found.tags(text.toLowerCase(Locale.ROOT), asked.page().limit(), asked.offset()),
                asked.viewer().account());
    }

    /** What comes after this server's own address, where the text is an address here. */
    private Optional<String> path(String text) {
        var home = url.of("");
        return text.startsWith(home) ? Optional.of(text.substring(home.length())) : Optional.empty();
    }
}
