package stoa.statuses.exporting;

import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.io.IOException;
import stoa.accounts.AccountId;
import stoa.accounts.CsvRows;
import stoa.accounts.PersonalTable;

/** Bookmarks by their addresses, without a header as Mastodon has it. */
@Singleton
@Order(5)
class BookmarkTable implements PersonalTable {
    private final MarkedStatuses marked;

    BookmarkTable(MarkedStatuses marked) {
        this.marked = marked;
    }

    @Override
    public String name() {
        return "bookmarks";
    }

    @Override
    public String title() {
        return "Your bookmarks";
    }

    @Override
    public void write(AccountId account, CsvRows rows) throws IOException {
        marked.bookmarks(account, status -> rows.add(status.uri()));
    }
}
