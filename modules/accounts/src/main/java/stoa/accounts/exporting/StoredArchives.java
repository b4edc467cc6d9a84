package stoa.accounts.exporting;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import stoa.accounts.AccountId;
import stoa.accounts.Archives;
import stoa.accounts.PersonalData;
import stoa.media.PrivateObjects;
import stoa.platform.database.Database;
import stoa.platform.jobs.Jobs;

/** {@link Archives} in the storage of media; who is gone leaves none. */
@Singleton
class StoredArchives implements Archives, PersonalData {
    private final Database database;
    private final ArchiveSql archives;
    private final PrivateObjects objects;
    private final Jobs jobs;

    StoredArchives(Database database, ArchiveSql archives, PrivateObjects objects, Jobs jobs) {
        this.database = database;
        this.archives = archives;
        this.objects = objects;
        this.jobs = jobs;
    }

    @Override
    public boolean request(AccountId account) {
        return database.write(sql -> {
            boolean isNew = archives.insert(account);
            if (isNew) {
                jobs.schedule(new ArchiveJob(account));
            }
            return isNew;
        });
    }

    @Override
    public Optional<State> find(AccountId account) {
        return archives.find(account);
    }

    @Override
    public Optional<Content> open(AccountId account) throws IOException {
        var object = archives.object(account);
        if (object.isEmpty()) {
            return Optional.empty();
        }
        return objects.open(object.get()).map(found -> new Content(found.size(), found.stream()));
    }

    /** An archive goes with its file. */
    @Override
    public boolean eraseSome(AccountId account) {
        return database.write(sql -> {
            archives.delete(account).forEach(objects::discard);
            // There is but one: nothing is left.
            return false;
        });
    }
}
