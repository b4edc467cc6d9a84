package stoa.load;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections to one database as one login. */
@FunctionalInterface
interface Opening {
    Connection open() throws SQLException;
}
