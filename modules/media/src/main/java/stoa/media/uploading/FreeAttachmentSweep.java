package stoa.media.uploading;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import stoa.platform.database.Database;
import stoa.platform.jobs.RecurringJob;

/** Removes what no status has shown for a day. */
@Singleton
class FreeAttachmentSweep implements RecurringJob {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int AT_ONCE = 100;

    private final Database database;
    private final AttachmentSql attachments;
    private final OwnedAttachments owned;
    private final Clock clock;

    FreeAttachmentSweep(Database database, AttachmentSql attachments, OwnedAttachments owned, Clock clock) {
        this.database = database;
        this.attachments = attachments;
        this.owned = owned;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "media.sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        int removed;
        do {
            removed = database.write(sql -> {
                var gone = attachments.deleteFreeSince(clock.instant().minus(KEPT), AT_ONCE);
                owned.forget(gone);
                return gone.size();
            });
        } while (removed == AT_ONCE);
    }
}
