package stoa.db.partitions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import stoa.db.dictionary.DictionaryEntry;
import stoa.db.dictionary.Lifecycle;

/** Copies the lifecycles that the dictionary declares into the database, where servers and commands of any version read them. */
public final class PartitionPolicies {
    private static final String UPSERT = """
            insert into platform.partition_policy
              (schema, parent, leader, unit, id_bits, premake, retention, grace, ending, held_by)
            values (?, ?, ?, ?, ?, ?, ?::interval, ?::interval, ?, ?)
            on conflict (schema, parent) do update set
              leader = excluded.leader, unit = excluded.unit, id_bits = excluded.id_bits, premake = excluded.premake,
              retention = excluded.retention, grace = excluded.grace, ending = excluded.ending, held_by = excluded.held_by
            """;

    private PartitionPolicies() {}

    /** In one transaction: what the dictionary no longer declares is forgotten, and its partitions are left alone. */
    public static void store(Connection owner, List<DictionaryEntry> dictionary) throws SQLException {
        List<DictionaryEntry> living = dictionary.stream()
                .filter(entry -> entry.lifecycle().isPresent())
                .toList();
        owner.setAutoCommit(false);
        try (PreparedStatement upsert = owner.prepareStatement(UPSERT);
                PreparedStatement forget = owner.prepareStatement(
                        "delete from platform.partition_policy where not (schema || '.' || parent = any (?))");
                Statement lock = owner.createStatement()) {
            // Two who migrate at once wait for each other instead of failing on rows that both insert.
            lock.execute("lock table platform.partition_policy in share row exclusive mode");
            forget.setArray(
                    1,
                    owner.createArrayOf(
                            "text",
                            living.stream().map(DictionaryEntry::qualifiedName).toArray()));
            forget.executeUpdate();
            for (DictionaryEntry entry : living) {
                bind(upsert, entry, entry.lifecycle().orElseThrow());
                upsert.addBatch();
            }
            upsert.executeBatch();
            owner.commit();
        } finally {
            owner.rollback();
            owner.setAutoCommit(true);
        }
    }

    private static void bind(PreparedStatement upsert, DictionaryEntry entry, Lifecycle lifecycle) throws SQLException {
        upsert.setString(1, entry.schema());
        upsert.setString(2, entry.name());
        upsert.setString(3, lifecycle.leader());
        upsert.setString(4, lifecycle.interval().name().toLowerCase(Locale.ROOT));
        if (lifecycle.idBits().isPresent()) {
            upsert.setInt(5, lifecycle.idBits().getAsInt());
        } else {
            upsert.setNull(5, Types.SMALLINT);
        }
        upsert.setInt(6, lifecycle.premake());
        text(upsert, 7, lifecycle.retention());
        upsert.setString(8, lifecycle.grace());
        upsert.setString(9, lifecycle.end().name().toLowerCase(Locale.ROOT));
        text(upsert, 10, lifecycle.heldBy());
    }

    private static void text(PreparedStatement statement, int place, Optional<String> value) throws SQLException {
        @Nullable String text = value.orElse(null);
        statement.setString(place, text);
    }
}
