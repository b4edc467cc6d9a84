package stoa.statuses.tagging;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.platform.ids.Snowflake;
import stoa.platform.web.PublicUrl;
import stoa.platform.web.Refusal;
import stoa.statuses.TagView;

/** Hashtags that people show on their profiles, with how much they used them. */
@Singleton
class FeaturedTags {
    private static final Duration LATELY = Duration.ofDays(90);
    private static final int MAX_SUGGESTIONS = 10;

    private final FeaturedTagSql featured;
    private final Tags tags;
    private final PublicUrl url;

    FeaturedTags(FeaturedTagSql featured, Tags tags, PublicUrl url) {
        this.featured = featured;
        this.tags = tags;
        this.url = url;
    }

    /** In two statements. */
    List<FeaturedTagView> of(AccountId account) {
        var all = featured.of(account);
        if (all.isEmpty()) {
            return List.of();
        }
        var uses = featured.uses(
                account, all.stream().map(FeaturedTagSql.Featured::tag).toList());
        return all.stream()
                .map(one -> view(one, Optional.ofNullable(uses.get(one.tag()))))
                .toList();
    }

    private FeaturedTagView view(FeaturedTagSql.Featured one, Optional<FeaturedTagSql.Use> use) {
        return new FeaturedTagView(
                Long.toString(one.id()),
                one.name(),
                url.of(TagPath.of(one.tag())),
                Integer.toString(use.map(FeaturedTagSql.Use::statuses).orElse(0)),
                use.map(last -> Snowflake.instantOf(last.last())
                                .atOffset(ZoneOffset.UTC)
                                .toLocalDate()
                                .toString())
                        .orElse(null));
    }

    /** @throws Refusal 422 for what is no hashtag, and for one too many */
    FeaturedTagView add(AccountId account, String text) {
        if (text.isBlank()) {
            throw Refusal.invalid("Validation failed: Name can't be blank");
        }
        if (!Tags.isName(text)) {
            throw Refusal.invalid("Validation failed: Name is invalid");
        }
        var tag = Tags.name(text);
        add(account, tag, text.startsWith("#") ? text.substring(1) : text);
        return of(account).stream()
                .filter(one -> Tags.name(one.name()).equals(tag))
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    /** @throws Refusal 422 for one too many */
    void add(AccountId account, String tag, String name) {
        if (!featured.add(account, tag, name)) {
            throw Refusal.invalid("Validation failed: You have already featured the maximum number of hashtags");
        }
    }

    /** @throws Refusal 404 where it is not the account's */
    void remove(AccountId account, long id) {
        if (!featured.remove(account, id)) {
            throw Refusal.notFound();
        }
    }

    void remove(AccountId account, String tag) {
        featured.remove(account, tag);
    }

    List<TagView> suggestions(AccountId account) {
        var since = Snowflake.lowestAt(Instant.now().minus(LATELY));
        return tags.showTo(featured.suggestions(account, since, MAX_SUGGESTIONS), Optional.of(account));
    }
}
