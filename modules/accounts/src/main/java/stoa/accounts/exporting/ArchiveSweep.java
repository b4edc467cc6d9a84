package stoa.accounts.exporting;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import stoa.accounts.AccountId;
import stoa.platform.jobs.RecurringJob;

/** Removes archives that are too old. */
@Singleton
class ArchiveSweep implements RecurringJob {
    private static final int AT_ONCE = 100;

    private final ArchiveSql archives;
    private final StoredArchives stored;

    ArchiveSweep(ArchiveSql archives, StoredArchives stored) {
        this.archives = archives;
        this.stored = stored;
    }

    @Override
    public String name() {
        return "accounts.archive_sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        List<AccountId> some;
        do {
            some = archives.tooOld(AT_ONCE);
            some.forEach(stored::eraseSome);
        } while (!some.isEmpty());
    }
}
