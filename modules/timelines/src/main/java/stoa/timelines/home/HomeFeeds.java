package stoa.timelines.home;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import stoa.accounts.AccountId;
import stoa.graph.Followed;
import stoa.graph.Unfollowed;
import stoa.platform.events.Event;
import stoa.platform.events.EventConsumer;
import stoa.platform.events.PublishedEvent;
import stoa.platform.jobs.Jobs;
import stoa.statuses.StatusPosted;

/**
 * Keeps feeds right as people post, follow and unfollow. Deletions, blocks and mutes need nothing here: entries are
 * candidates, and reading leaves out what is not to be shown.
 */
@Singleton
class HomeFeeds implements EventConsumer {
    private final FanoutSql fanout;
    private final Jobs jobs;
    private final HomeFeedsConfig config;

    HomeFeeds(FanoutSql fanout, Jobs jobs, HomeFeedsConfig config) {
        this.fanout = fanout;
        this.jobs = jobs;
        this.config = config;
    }

    @Override
    public String name() {
        return "timelines.home_feeds";
    }

    @Override
    public Set<Class<? extends Event>> listensTo() {
        return Set.of(StatusPosted.class, Followed.class, Unfollowed.class);
    }

    /** The order within one account matters for its follows; what it posted can be written out at once. */
    @Override
    public void handle(List<PublishedEvent> batch) {
        var posted = new LinkedHashSet<StatusPosted>();
        var follows = new ArrayList<Event>();
        for (var published : batch) {
            switch (published.event()) {
                case StatusPosted event when !event.visibility().equals("direct") -> posted.add(event);
                case Followed event -> follows.add(event);
                case Unfollowed event -> follows.add(event);
                default -> {}
            }
        }
        if (!posted.isEmpty()) {
            writeOut(posted);
        }
        if (!follows.isEmpty()) {
            follow(follows);
        }
    }

    private void writeOut(Set<StatusPosted> posted) {
        var many = fanout.write(posted.stream().map(StatusPosted::status).toList(), config.followersAtOnce());
        for (var event : posted) {
            if (many.contains(event.status())) {
                jobs.schedule(new FanoutJob(event.status(), event.author()));
            }
        }
    }

    private void follow(List<Event> events) {
        var followers = events.stream()
                .map(event -> new AccountId(event.orderingKey()))
                .distinct()
                .toList();
        var kept = Set.copyOf(fanout.kept(followers));
        for (var event : events) {
            switch (event) {
                case Followed followed when kept.contains(followed.account()) -> follow(followed);
                case Unfollowed unfollowed when kept.contains(unfollowed.account()) -> unfollow(unfollowed);
                default -> {}
            }
        }
    }

    private void follow(Followed event) {
        var follow = fanout.followsOf(event.account(), List.of(event.target())).get(event.target());
        if (follow != null) {
            fanout.backfill(event.account(), event.target(), config.newestOfEach());
            fanout.followedThrough(event.account(), follow);
        }
    }

    /** Unless they follow again already: then a later event fills in what is missing. */
    private void unfollow(Unfollowed event) {
        if (!fanout.followsOf(event.account(), List.of(event.target())).containsKey(event.target())) {
            fanout.forget(event.account(), event.target());
        }
    }
}
