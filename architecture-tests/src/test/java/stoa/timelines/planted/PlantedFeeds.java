package stoa.timelines.planted;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** A bean of module timelines, which may read what graph publishes, but not the table behind it. */
@Singleton
public class PlantedFeeds {
    private final Database database;

    PlantedFeeds(Database database) {
        this.database = database;
    }

    public @Nullable Object published() {
        return database.read(Consistency.primary(), sql -> sql.fetchValue("select count(*) from graph_api.follow_v1"));
    }

    public @Nullable Object behindIt() {
        return database.read(Consistency.primary(), sql -> sql.fetchValue("select count(*) from graph.follow"));
    }
}
