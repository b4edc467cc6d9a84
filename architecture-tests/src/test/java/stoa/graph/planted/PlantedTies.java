package stoa.graph.planted;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import stoa.accounts.planted.PlantedPeople;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** A bean of module graph that counts its own rows, and tries those of others. */
@Singleton
public class PlantedTies {
    private final Database database;
    private final PlantedPeople people;

    PlantedTies(Database database, PlantedPeople people) {
        this.database = database;
        this.people = people;
    }

    public @Nullable Object own() {
        return database.read(Consistency.primary(), sql -> sql.fetchValue("select count(*) from graph.follow"));
    }

    public @Nullable Object foreignRead() {
        return database.read(Consistency.primary(), sql -> sql.fetchValue("select count(*) from accounts.account"));
    }

    public int foreignWrite() {
        return database.write(sql -> sql.execute("update accounts.account_counter set followers = 0"));
    }

    /** Calls down into accounts in the middle of its own transaction, and goes on under its own name. */
    public @Nullable Object callsDown() {
        return database.write(sql -> {
            sql.fetchValue("select count(*) from graph.follow");
            people.own();
            return sql.fetchValue("select count(*) from graph.follow");
        });
    }

    /** The same, and then keeps to what accounts may do. */
    public @Nullable Object borrows() {
        return database.write(sql -> {
            people.own();
            return sql.fetchValue("select count(*) from accounts.account");
        });
    }
}
