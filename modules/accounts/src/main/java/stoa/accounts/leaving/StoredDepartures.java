package stoa.accounts.leaving;

import jakarta.inject.Singleton;
import stoa.accounts.AccountDeleted;
import stoa.accounts.AccountId;
import stoa.accounts.Departures;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
import stoa.platform.jobs.Jobs;

/** {@link Departures} by a mark on the account, and a job. */
@Singleton
class StoredDepartures implements Departures {
    private final Database database;
    private final DepartureSql departures;
    private final Events events;
    private final Jobs jobs;

    StoredDepartures(Database database, DepartureSql departures, Events events, Jobs jobs) {
        this.database = database;
        this.departures = departures;
        this.events = events;
        this.jobs = jobs;
    }

    @Override
    public void delete(AccountId account) {
        database.write(sql -> {
            boolean hidden = departures.hide(account);
            if (hidden) {
                events.publish(new AccountDeleted(account));
                jobs.schedule(new ErasureJob(account));
            }
            return hidden;
        });
    }
}
