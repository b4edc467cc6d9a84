package stoa.media.storage;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import stoa.media.PrivateObjects;
import stoa.platform.jobs.Jobs;

/** {@link PrivateObjects} in the storage, under names that {@link FileController} does not serve. */
@Singleton
class StoredObjects implements PrivateObjects {
    private final Storage storage;
    private final Jobs jobs;

    StoredObjects(Storage storage, Jobs jobs) {
        this.storage = storage;
        this.jobs = jobs;
    }

    @Override
    public String keep(Path content, String contentType) throws IOException {
        var name = ObjectName.secret();
        storage.put(name, content, contentType);
        return name;
    }

    @Override
    public Optional<Content> open(String name) throws IOException {
        var found = storage.find(name);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        long size = found.get().size();
        return Optional.of(new Content(size, found.get().read(0, size)));
    }

    @Override
    public void discard(String name) {
        jobs.schedule(new ObjectRemoval.RemovalJob(List.of(name)));
    }
}
