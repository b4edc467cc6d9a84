package stoa.accounts;

import java.io.IOException;

/**
 * A list of somebody's as a CSV file, as Mastodon writes it and as its import reads it: a hook that the module implements that has
 * the rows. It can be downloaded by itself and is part of the archive.
 */
public interface PersonalTable {

    /** What its file is called, without extension; Mastodon's name for it. */
    String name();

    /** What its owner calls it. */
    String title();

    /** Writes it, a bounded number of rows at a time. */
    void write(AccountId account, CsvRows rows) throws IOException;
}
