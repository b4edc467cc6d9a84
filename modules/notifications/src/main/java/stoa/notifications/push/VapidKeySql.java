package stoa.notifications.push;

import static stoa.notifications.sql.notifications.Tables.VAPID_KEY;

import jakarta.inject.Singleton;
import java.util.Optional;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on the server's own pair of keys. */
@Singleton
class VapidKeySql {
    private final Database database;

    VapidKeySql(Database database) {
        this.database = database;
    }

    Optional<KeyRow> find() {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(VAPID_KEY.PUBLIC_KEY, VAPID_KEY.PRIVATE_KEY)
                        .from(VAPID_KEY)
                        .fetchOptional(row -> new KeyRow(row.value1(), row.value2())));
    }

    /** Nothing happens where another instance was faster. */
    void insert(KeyRow pair) {
        database.write(sql -> sql.insertInto(VAPID_KEY)
                .set(VAPID_KEY.PUBLIC_KEY, pair.publicKey())
                .set(VAPID_KEY.PRIVATE_KEY, pair.privateKey())
                .onConflictDoNothing()
                .execute());
    }

    /** The pair as the database has it. */
    record KeyRow(byte[] publicKey, byte[] privateKey) {}
}
