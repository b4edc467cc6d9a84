package stoa.db.cluster;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Where and as whom to connect. Its text form leaves the password out, so that it may be logged. */
public record Endpoint(String jdbcUrl, String user, String password) {
    /** A new connection, owned by the caller. */
    public Connection connect() throws SQLException {
        return dataSource().getConnection();
    }

    /** One new connection per call, no pool; independent of the drivers that DriverManager knows. */
    public DataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
