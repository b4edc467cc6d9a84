package stoa.accounts.oauth;

import static stoa.accounts.sql.accounts.Tables.APPLICATION;

import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import stoa.accounts.signin.Secrets;
import stoa.platform.database.Consistency;
import stoa.platform.database.Database;

/** Statements on apps. */
@Singleton
class ApplicationSql {
    private final Database database;

    ApplicationSql(Database database) {
        this.database = database;
    }

    ApplicationRow insert(
            String name,
            @Nullable String website,
            List<String> redirectUris,
            Collection<String> scopes,
            String clientId,
            String clientSecret) {
        long id = database.write(sql -> sql.insertInto(APPLICATION)
                .set(APPLICATION.NAME, name)
                .set(APPLICATION.WEBSITE, website)
                .set(APPLICATION.REDIRECT_URIS, redirectUris.toArray(String[]::new))
                .set(APPLICATION.SCOPES, scopes.toArray(String[]::new))
                .set(APPLICATION.CLIENT_ID, clientId)
                .set(APPLICATION.CLIENT_SECRET_HASH, Secrets.sha256(clientSecret))
                .returningResult(APPLICATION.ID)
                .fetchSingle()
                .value1());
        return new ApplicationRow(
                id, name, website, redirectUris, new LinkedHashSet<>(scopes), clientId, Secrets.sha256(clientSecret));
    }

    Optional<ApplicationRow> findByClientId(String clientId) {
        return find(APPLICATION.CLIENT_ID.eq(clientId));
    }

    Optional<ApplicationRow> find(long id) {
        return find(APPLICATION.ID.eq(id));
    }

    private Optional<ApplicationRow> find(Condition condition) {
        return database.read(
                Consistency.primary(),
                sql -> sql.select(
                                APPLICATION.ID,
                                APPLICATION.NAME,
                                APPLICATION.WEBSITE,
                                APPLICATION.REDIRECT_URIS,
                                APPLICATION.SCOPES,
                                APPLICATION.CLIENT_ID,
                                APPLICATION.CLIENT_SECRET_HASH)
                        .from(APPLICATION)
                        .where(condition)
                        .fetchOptional(row -> new ApplicationRow(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                List.of(row.value4()),
                                new LinkedHashSet<>(Arrays.asList(row.value5())),
                                row.value6(),
                                row.value7())));
    }

    /** One app as the database has it. */
    record ApplicationRow(
            long id,
            String name,
            @Nullable String website,
            List<String> redirectUris,
            Set<String> scopes,
            String clientId,
            byte[] clientSecretHash) {}
}
