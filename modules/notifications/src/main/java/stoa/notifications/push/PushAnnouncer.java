package stoa.notifications.push;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import stoa.notifications.Notified;
import stoa.platform.events.Event;
import stoa.platform.events.EventConsumer;
import stoa.platform.events.PublishedEvent;
import stoa.platform.jobs.Jobs;

/** Leaves a job for each subscriber who wants to be told of a notification. */
@Singleton
class PushAnnouncer implements EventConsumer {
    private final SubscriptionSql subscriptions;
    private final Jobs jobs;
    private final Clock clock;

    PushAnnouncer(SubscriptionSql subscriptions, Jobs jobs, Clock clock) {
        this.subscriptions = subscriptions;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "notifications.push";
    }

    @Override
    public Set<Class<? extends Event>> listensTo() {
        return Set.of(Notified.class);
    }

    @Override
    public void handle(List<PublishedEvent> batch) {
        for (var published : batch) {
            if (published.event() instanceof Notified notified) {
                subscriptions
                        .wanted(notified.notices())
                        .forEach(job -> jobs.scheduleOnce(job.key(), job, clock.instant()));
            }
        }
    }
}
