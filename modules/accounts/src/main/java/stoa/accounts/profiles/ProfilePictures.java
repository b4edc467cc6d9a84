package stoa.accounts.profiles;

import static stoa.accounts.sql.accounts.Tables.ACCOUNT;

import jakarta.inject.Singleton;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.sql.accounts.tables.records.AccountRecord;
import stoa.media.Pictures;
import stoa.media.Pictures.Shape;
import stoa.platform.database.Database;
import stoa.platform.web.Refusal;
import stoa.platform.web.Uploads;

/** The pictures at the top of a profile. */
@Singleton
class ProfilePictures {
    private final Database database;
    private final Pictures pictures;

    ProfilePictures(Database database, Pictures pictures) {
        this.database = database;
        this.pictures = pictures;
    }

    /**
     * Puts up what was uploaded as {@code avatar} and {@code header}; what was not stays.
     *
     * @throws Refusal 422 where one is no picture
     */
    void change(AccountId account, Uploads uploads) {
        var avatar = uploads.find("avatar").map(file -> pictures.keep(file, Shape.AVATAR));
        var header = uploads.find("header").map(file -> pictures.keep(file, Shape.HEADER));
        avatar.ifPresent(name -> set(account, Shape.AVATAR, name));
        header.ifPresent(name -> set(account, Shape.HEADER, name));
    }

    /** Takes one down; nothing happens where there is none. */
    void remove(AccountId account, Shape shape) {
        set(account, shape, null);
    }

    private void set(AccountId account, Shape shape, @Nullable String name) {
        TableField<AccountRecord, String> field = shape == Shape.AVATAR ? ACCOUNT.AVATAR : ACCOUNT.HEADER;
        database.write(sql -> {
            var before = sql.select(field)
                    .from(ACCOUNT)
                    .where(ACCOUNT.ID.eq(account.value()))
                    .forUpdate()
                    .fetchOptional()
                    .orElseThrow(Refusal::notFound)
                    .value1();
            pictures.discard(before);
            return sql.update(ACCOUNT)
                    .set(field, name)
                    .where(ACCOUNT.ID.eq(account.value()))
                    .execute();
        });
    }
}
