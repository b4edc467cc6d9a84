package stoa.platform;

import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** A bean of the module platform that writes into a table which the tests make. */
@Singleton
class Notes {
    private final Database database;

    Notes(Database database) {
        this.database = database;
    }

    <T extends @Nullable Object> T read(Function<DSLContext, T> act) {
        return database.read(Consistency.primary(), act);
    }

    <T extends @Nullable Object> T readAnywhere(Function<DSLContext, T> act) {
        return database.read(Consistency.ownWrites(), act);
    }

    <T extends @Nullable Object> T write(Function<DSLContext, T> act) {
        return database.write(act);
    }

    void afterCommit(Runnable work) {
        database.afterCommit(work);
    }

    int add(String text) {
        return write(sql -> sql.query("insert into platform.note values ({0})", DSL.val(text))
                .execute());
    }

    int count() {
        return read(sql -> sql.fetchSingle("select count(*) from platform.note").get(0, Integer.class));
    }
}
