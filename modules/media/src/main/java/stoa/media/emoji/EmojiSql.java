package stoa.media.emoji;

import static stoa.media.sql.media.Tables.CUSTOM_EMOJI;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;
import org.jooq.SelectField;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on custom emoji. */
@Singleton
class EmojiSql {
    /** Every instance holds them all, and apps are told of all of them at once. */
    static final int MOST = 5_000;

    private static final List<SelectField<?>> COLUMNS = List.of(
            CUSTOM_EMOJI.SHORTCODE,
            CUSTOM_EMOJI.CATEGORY,
            CUSTOM_EMOJI.FILE,
            CUSTOM_EMOJI.STILL,
            CUSTOM_EMOJI.LISTED,
            CUSTOM_EMOJI.ENABLED);

    private final Database database;

    EmojiSql(Database database) {
        this.database = database;
    }

    private static EmojiRow row(Record row) {
        return new EmojiRow(
                row.get(CUSTOM_EMOJI.SHORTCODE),
                row.get(CUSTOM_EMOJI.CATEGORY),
                row.get(CUSTOM_EMOJI.FILE),
                row.get(CUSTOM_EMOJI.STILL),
                row.get(CUSTOM_EMOJI.LISTED),
                row.get(CUSTOM_EMOJI.ENABLED));
    }

    /** All of them at present, by name. */
    List<EmojiRow> all() {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(COLUMNS)
                        .from(CUSTOM_EMOJI)
                        .orderBy(CUSTOM_EMOJI.SHORTCODE)
                        .limit(MOST)
                        .fetch(EmojiSql::row));
    }

    /** @return whether the name was free */
    boolean insert(EmojiRow emoji) {
        return database.write(sql -> sql.insertInto(CUSTOM_EMOJI)
                        .set(CUSTOM_EMOJI.SHORTCODE, emoji.shortcode())
                        .set(CUSTOM_EMOJI.CATEGORY, emoji.category())
                        .set(CUSTOM_EMOJI.FILE, emoji.file())
                        .set(CUSTOM_EMOJI.STILL, emoji.still())
                        .set(CUSTOM_EMOJI.LISTED, emoji.listed())
                        .set(CUSTOM_EMOJI.ENABLED, emoji.enabled())
                        .onConflictDoNothing()
                        .execute())
                == 1;
    }

    /** @return whether it is there */
    boolean enable(String shortcode, boolean enabled) {
        return database.write(sql -> sql.update(CUSTOM_EMOJI)
                        .set(CUSTOM_EMOJI.ENABLED, enabled)
                        .where(CUSTOM_EMOJI.SHORTCODE.eq(shortcode))
                        .execute())
                == 1;
    }

    /** What was there. */
    Optional<EmojiRow> delete(String shortcode) {
        return database.write(sql -> sql.deleteFrom(CUSTOM_EMOJI)
                .where(CUSTOM_EMOJI.SHORTCODE.eq(shortcode))
                .returningResult(COLUMNS)
                .fetchOptional(EmojiSql::row));
    }
}
