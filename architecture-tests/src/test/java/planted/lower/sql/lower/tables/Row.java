package planted.lower.sql.lower.tables;

/** Stands for a generated table. */
public final class Row {
    public Row() {}
}
