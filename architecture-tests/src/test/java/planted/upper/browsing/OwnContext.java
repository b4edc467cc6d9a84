package planted.upper.browsing;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** Goes around stoa.platform.database.Database in every way. */
final class OwnContext {
    private final DSLContext kept;

    OwnContext(DSLContext injected) {
        this.kept = injected;
    }

    DSLContext using() {
        return DSL.using(SQLDialect.POSTGRES);
    }

    DefaultConfiguration configured() {
        return new DefaultConfiguration();
    }

    void commitAlone() {
        kept.transaction(nested -> {});
    }

    static int plain(Connection connection) throws SQLException {
        return connection.getTransactionIsolation();
    }

    java.util.List<String> mapped(DSLContext sql) {
        return sql.selectOne().fetchInto(String.class);
    }
}
