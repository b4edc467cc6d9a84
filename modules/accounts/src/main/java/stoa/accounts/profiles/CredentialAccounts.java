package stoa.accounts.profiles;

import static stoa.accounts.sql.accounts.Tables.ACCOUNT;
import static stoa.accounts.sql.accounts.Tables.ACCOUNT_COUNTER;
import static stoa.accounts.sql.accounts.Tables.LOGIN;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.accounts.ProfileField;
import stoa.accounts.RoleView;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.Refusal;
import stoa.platform.web.Uploads;

/** Somebody's own account, with what only they see, and what they change about it. */
@Singleton
class CredentialAccounts {
    private static final Field<Long> FOLLOW_REQUESTS =
            DSL.field(DSL.select(AccountSql.figure(ACCOUNT_COUNTER.FOLLOW_REQUESTS))
                    .from(ACCOUNT_COUNTER)
                    .where(ACCOUNT_COUNTER.ACCOUNT_ID.eq(LOGIN.ACCOUNT_ID)));

    private final Accounts accounts;
    private final ProfilePictures pictures;
    private final Database database;

    CredentialAccounts(Accounts accounts, ProfilePictures pictures, Database database) {
        this.accounts = accounts;
        this.pictures = pictures;
        this.database = database;
    }

    CredentialAccountView get(AccountId id) {
        var account = accounts.get(id);
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
                                LOGIN.DEFAULT_PRIVACY,
                                LOGIN.DEFAULT_SENSITIVE,
                                LOGIN.DEFAULT_LANGUAGE,
                                LOGIN.DEFAULT_QUOTE_POLICY,
                                LOGIN.ROLE,
                                ACCOUNT.NOTE,
                                ACCOUNT.FIELD_NAMES,
                                ACCOUNT.FIELD_VALUES,
                                ACCOUNT.ATTRIBUTION_DOMAINS,
                                FOLLOW_REQUESTS)
                        .from(LOGIN)
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(LOGIN.ACCOUNT_ID))
                        .where(LOGIN.ACCOUNT_ID.eq(id.value()))
                        .fetchOptional(row -> view(account, row))
                        .orElseThrow(Refusal::notFound));
    }

    private static CredentialAccountView view(AccountView account, Record row) {
        var source = new CredentialAccountView.Source(
                row.get(LOGIN.DEFAULT_PRIVACY),
                row.get(LOGIN.DEFAULT_SENSITIVE),
                row.get(LOGIN.DEFAULT_LANGUAGE),
                row.get(LOGIN.DEFAULT_QUOTE_POLICY),
                row.get(ACCOUNT.NOTE),
                fields(row.get(ACCOUNT.FIELD_NAMES), row.get(ACCOUNT.FIELD_VALUES)),
                row.get(FOLLOW_REQUESTS),
                account.hideCollections(),
                account.discoverable(),
                account.indexable(),
                List.of(row.get(ACCOUNT.ATTRIBUTION_DOMAINS)));
        return new CredentialAccountView(account, source, RoleView.of(row.get(LOGIN.ROLE)));
    }

    private static List<ProfileField> fields(String[] names, String[] values) {
        return IntStream.range(0, names.length)
                .mapToObj(i -> new ProfileField(names[i], values[i], null))
                .toList();
    }

    /**
     * Changes what is asked for, profile and defaults together, and the pictures before them.
     *
     * @throws Refusal 422 that names everything that cannot be
     */
    void update(AccountId id, ProfileUpdate update, Uploads uploads) {
        ProfileRules.check(update);
        pictures.change(id, uploads);
        var profile = profile(update);
        var defaults = defaults(update);
        if (!profile.isEmpty() || !defaults.isEmpty()) {
            database.write(sql -> {
                if (!profile.isEmpty()) {
                    sql.update(ACCOUNT)
                            .set(profile)
                            .where(ACCOUNT.ID.eq(id.value()))
                            .execute();
                }
                if (!defaults.isEmpty()) {
                    sql.update(LOGIN)
                            .set(defaults)
                            .where(LOGIN.ACCOUNT_ID.eq(id.value()))
                            .execute();
                }
                return true;
            });
        }
    }

    /** The profile as its owner writes it. */
    ProfileView profile(AccountId id) {
        var account = accounts.get(id);
        return database.read(
                Consistency.ownWrites(),
                sql -> sql.select(
                                ACCOUNT.NOTE,
                                ACCOUNT.FIELD_NAMES,
                                ACCOUNT.FIELD_VALUES,
                                ACCOUNT.AVATAR,
                                ACCOUNT.HEADER,
                                ACCOUNT.SHOW_MEDIA,
                                ACCOUNT.SHOW_MEDIA_REPLIES,
                                ACCOUNT.SHOW_FEATURED,
                                ACCOUNT.ATTRIBUTION_DOMAINS)
                        .from(ACCOUNT)
                        .where(ACCOUNT.ID.eq(id.value()))
                        .fetchOptional(row -> profile(account, row))
                        .orElseThrow(Refusal::notFound));
    }

    private static ProfileView profile(AccountView account, Record row) {
        boolean avatar = row.get(ACCOUNT.AVATAR) != null;
        boolean header = row.get(ACCOUNT.HEADER) != null;
        return new ProfileView(
                account.id(),
                account.displayName(),
                row.get(ACCOUNT.NOTE),
                fields(row.get(ACCOUNT.FIELD_NAMES), row.get(ACCOUNT.FIELD_VALUES)),
                avatar ? account.avatar() : null,
                avatar ? account.avatarStatic() : null,
                account.avatarDescription(),
                header ? account.header() : null,
                header ? account.headerStatic() : null,
                account.headerDescription(),
                account.locked(),
                account.bot(),
                account.hideCollections(),
                account.discoverable(),
                account.indexable(),
                row.get(ACCOUNT.SHOW_MEDIA),
                row.get(ACCOUNT.SHOW_MEDIA_REPLIES),
                row.get(ACCOUNT.SHOW_FEATURED),
                List.of(row.get(ACCOUNT.ATTRIBUTION_DOMAINS)));
    }

    private static Map<Field<?>, @Nullable Object> profile(ProfileUpdate update) {
        var changes = new HashMap<Field<?>, @Nullable Object>();
        change(changes, ACCOUNT.DISPLAY_NAME, update.displayName());
        change(changes, ACCOUNT.NOTE, update.note());
        change(changes, ACCOUNT.FIELD_NAMES, update.fields().map(fields -> texts(fields, ProfileField::name)));
        change(changes, ACCOUNT.FIELD_VALUES, update.fields().map(fields -> texts(fields, ProfileField::value)));
        change(
                changes,
                ACCOUNT.ATTRIBUTION_DOMAINS,
                update.attributionDomains().map(domains -> domains.toArray(String[]::new)));
        change(changes, ACCOUNT.LOCKED, update.locked());
        change(changes, ACCOUNT.BOT, update.bot());
        change(changes, ACCOUNT.DISCOVERABLE, update.discoverable());
        change(changes, ACCOUNT.INDEXABLE, update.indexable());
        change(changes, ACCOUNT.HIDE_COLLECTIONS, update.hideCollections());
        change(changes, ACCOUNT.AVATAR_DESCRIPTION, update.avatarDescription());
        change(changes, ACCOUNT.HEADER_DESCRIPTION, update.headerDescription());
        change(changes, ACCOUNT.SHOW_MEDIA, update.showMedia());
        change(changes, ACCOUNT.SHOW_MEDIA_REPLIES, update.showMediaReplies());
        change(changes, ACCOUNT.SHOW_FEATURED, update.showFeatured());
        return changes;
    }

    private static Map<Field<?>, @Nullable Object> defaults(ProfileUpdate update) {
        var changes = new HashMap<Field<?>, @Nullable Object>();
        change(changes, LOGIN.DEFAULT_PRIVACY, update.privacy());
        change(changes, LOGIN.DEFAULT_SENSITIVE, update.sensitive());
        update.language()
                .ifPresent(language -> changes.put(LOGIN.DEFAULT_LANGUAGE, language.isEmpty() ? null : language));
        change(changes, LOGIN.DEFAULT_QUOTE_POLICY, update.quotePolicy());
        return changes;
    }

    private static <T> void change(Map<Field<?>, @Nullable Object> changes, Field<T> field, Optional<T> value) {
        value.ifPresent(present -> changes.put(field, present));
    }

    private static String[] texts(List<ProfileField> fields, Function<ProfileField, String> part) {
        return fields.stream().map(part).toArray(String[]::new);
    }
}
