package stoa.accounts.planted;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** A bean of module accounts that counts its own rows. */
@Singleton
public class PlantedPeople {
    private final Database database;

    PlantedPeople(Database database) {
        this.database = database;
    }

    public @Nullable Object own() {
        return database.read(Consistency.primary(), sql -> sql.fetchValue("select count(*) from accounts.account"));
    }
}
