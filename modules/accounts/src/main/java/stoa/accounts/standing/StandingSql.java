package stoa.accounts.standing;

import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.noCondition;
import static stoa.accounts.sql.accounts.Tables.ACCOUNT;
import static stoa.accounts.sql.accounts.Tables.LOGIN;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.SelectJoinStep;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountChoice;
import stoa.accounts.AccountId;
import stoa.accounts.Restriction;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;

/** Statements on how accounts stand. */
@Singleton
class StandingSql {
    private static final Field<String> EMAIL = coalesce(LOGIN.EMAIL, inline("")).as("email");
    private static final Field<String> LOCALE =
            coalesce(LOGIN.LOCALE, inline("en")).as("locale");
    private static final Field<String> ROLE =
            coalesce(LOGIN.ROLE, inline("user")).as("role");
    private static final List<SelectField<?>> COLUMNS = List.of(
            ACCOUNT.ID,
            ACCOUNT.USERNAME,
            ACCOUNT.CREATED_AT,
            EMAIL,
            LOCALE,
            ROLE,
            LOGIN.CONFIRMED_AT,
            LOGIN.DISABLED_AT,
            ACCOUNT.SILENCED_AT,
            ACCOUNT.SUSPENDED_AT,
            ACCOUNT.SENSITIZED_AT,
            LOGIN.CREATED_BY_APP_ID);

    private final Database database;
    private final Clock clock;

    StandingSql(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<StandingRow> byIds(Collection<AccountId> ids) {
        return read(ACCOUNT.ID.eq(any(ids.stream().map(AccountId::value).toArray(Long[]::new))));
    }

    Optional<StandingRow> find(AccountId id) {
        return read(ACCOUNT.ID.eq(id.value()).and(ACCOUNT.DELETED_AT.isNull())).stream()
                .findFirst();
    }

    private List<StandingRow> read(Condition which) {
        return database.read(
                Consistency.ownWrites(), sql -> from(sql).where(which).fetch(StandingSql::row));
    }

    List<StandingRow> page(AccountChoice choice, PageRequest page) {
        var rows = database.read(
                Consistency.ownWrites(),
                sql -> from(sql)
                        .where(ACCOUNT.DELETED_AT.isNull())
                        .and(choice.standing().map(StandingSql::is).orElse(noCondition()))
                        .and(choice.roles().isEmpty() ? noCondition() : LOGIN.ROLE.in(choice.roles()))
                        .and(begins(ACCOUNT.USERNAME, choice.username()))
                        .and(begins(ACCOUNT.DISPLAY_NAME, choice.displayName()))
                        .and(begins(LOGIN.EMAIL, choice.email()))
                        .and(ACCOUNT.ID.lt(page.before()))
                        .and(ACCOUNT.ID.gt(page.after()))
                        .orderBy(page.upward() ? ACCOUNT.ID.asc() : ACCOUNT.ID.desc())
                        .limit(page.limit())
                        .fetch(StandingSql::row));
        return page.upward() ? rows.reversed() : rows;
    }

    private static SelectJoinStep<Record> from(DSLContext sql) {
        return sql.select(COLUMNS).from(ACCOUNT).leftJoin(LOGIN).on(LOGIN.ACCOUNT_ID.eq(ACCOUNT.ID));
    }

    private static Condition is(AccountChoice.Standing standing) {
        return switch (standing) {
            case ACTIVE -> ACCOUNT.SUSPENDED_AT.isNull();
            case PENDING -> falseCondition();
            case DISABLED -> LOGIN.DISABLED_AT.isNotNull();
            case SILENCED -> ACCOUNT.SILENCED_AT.isNotNull();
            case SUSPENDED -> ACCOUNT.SUSPENDED_AT.isNotNull();
            case SENSITIZED -> ACCOUNT.SENSITIZED_AT.isNotNull();
        };
    }

    private static Condition begins(TableField<?, String> text, Optional<String> beginning) {
        return beginning
                .map(like -> (Condition) lower(text)
                        .like(like.toLowerCase(Locale.ROOT)
                                        .replace("\\", "\\\\")
                                        .replace("_", "\\_")
                                        .replace("%", "\\%")
                                + "%"))
                .orElse(noCondition());
    }

    private static StandingRow row(Record row) {
        return new StandingRow(
                new AccountId(row.get(ACCOUNT.ID)),
                row.get(ACCOUNT.USERNAME),
                row.get(ACCOUNT.CREATED_AT),
                row.get(EMAIL),
                row.get(LOCALE),
                row.get(ROLE),
                row.get(LOGIN.CONFIRMED_AT) != null,
                row.get(LOGIN.DISABLED_AT) != null,
                row.get(ACCOUNT.SILENCED_AT) != null,
                row.get(ACCOUNT.SUSPENDED_AT) != null,
                row.get(ACCOUNT.SENSITIZED_AT) != null,
                row.get(LOGIN.CREATED_BY_APP_ID));
    }

    /** @return whether that changed anything */
    boolean set(AccountId account, Restriction restriction, boolean on) {
        return switch (restriction) {
            case SENSITIVE -> setAccount(account, ACCOUNT.SENSITIZED_AT, on);
            case SILENCE -> setAccount(account, ACCOUNT.SILENCED_AT, on);
            case SUSPEND -> setAccount(account, ACCOUNT.SUSPENDED_AT, on);
            case DISABLE ->
                database.write(sql -> sql.update(LOGIN)
                                .set(LOGIN.DISABLED_AT, since(on))
                                .where(LOGIN.ACCOUNT_ID.eq(account.value()))
                                .and(on ? LOGIN.DISABLED_AT.isNull() : LOGIN.DISABLED_AT.isNotNull())
                                .execute()
                        == 1);
        };
    }

    private boolean setAccount(AccountId account, TableField<?, Instant> since, boolean on) {
        return database.write(sql -> sql.update(ACCOUNT)
                        .set(since, since(on))
                        .where(ACCOUNT.ID.eq(account.value()))
                        .and(ACCOUNT.DELETED_AT.isNull())
                        .and(on ? since.isNull() : since.isNotNull())
                        .execute()
                == 1);
    }

    private @Nullable Instant since(boolean on) {
        return on ? clock.instant() : null;
    }

    boolean isActive(AccountId account) {
        return database.write(sql -> sql.select(field(LOGIN.DISABLED_AT.isNull().and(ACCOUNT.SUSPENDED_AT.isNull())))
                .from(ACCOUNT)
                .join(LOGIN)
                .on(LOGIN.ACCOUNT_ID.eq(ACCOUNT.ID))
                .where(ACCOUNT.ID.eq(account.value()))
                .fetchOptional(row -> row.value1())
                .orElse(false));
    }
}
