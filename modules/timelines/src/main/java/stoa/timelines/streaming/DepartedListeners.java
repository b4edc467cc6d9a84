package stoa.timelines.streaming;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import stoa.accounts.AccountDeleted;
import stoa.accounts.StandingChanged;
import stoa.platform.events.Event;
import stoa.platform.events.EventWatcher;
import stoa.platform.events.PublishedEvent;

/** Cuts off the apps of those who delete their account, or may not act any more, at once; {@link RevokedTokens} would find them too. */
@Singleton
class DepartedListeners implements EventWatcher {
    private final Listeners listeners;

    DepartedListeners(Listeners listeners) {
        this.listeners = listeners;
    }

    @Override
    public Set<Class<? extends Event>> watches() {
        return Set.of(AccountDeleted.class, StandingChanged.class);
    }

    @Override
    public void seen(List<PublishedEvent> events) {
        for (var published : events) {
            switch (published.event()) {
                case AccountDeleted deleted -> listeners.cutOff(deleted.account());
                case StandingChanged changed -> {
                    if (!changed.active()) {
                        listeners.cutOff(changed.account());
                    }
                }
                default -> throw new IllegalStateException("not asked for: " + published);
            }
        }
    }

    @Override
    public void missed() {
        // Their tokens are looked at now and then.
    }
}
