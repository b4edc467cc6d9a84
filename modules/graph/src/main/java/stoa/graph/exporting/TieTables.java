package stoa.graph.exporting;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import stoa.accounts.AccountId;
import stoa.accounts.Accounts;
import stoa.accounts.CsvRows;
import stoa.accounts.PersonalTable;
import stoa.graph.exporting.TieSql.Tie;
import stoa.platform.web.PublicUrl;

/** The tables of ties, with the headers that Mastodon gives them ({@code app/models/export.rb}): some have none. */
@Factory
class TieTables {
    private final TieSql ties;
    private final Accounts accounts;
    private final PublicUrl url;

    TieTables(TieSql ties, Accounts accounts, PublicUrl url) {
        this.ties = ties;
        this.accounts = accounts;
        this.url = url;
    }

    @Singleton
    @Bean
    @Order(1)
    PersonalTable follows() {
        return new TieTable(
                "following_accounts",
                "Whom you follow",
                List.of("Account address", "Show boosts", "Notify on new posts", "Languages"),
                ties::follows,
                false);
    }

    @Singleton
    @Bean
    @Order(2)
    PersonalTable lists() {
        return new TieTable("lists", "Your lists", List.of(), ties::members, true);
    }

    @Singleton
    @Bean
    @Order(3)
    PersonalTable mutes() {
        return new TieTable(
                "muted_accounts",
                "Whom you mute",
                List.of("Account address", "Hide notifications"),
                ties::mutes,
                false);
    }

    @Singleton
    @Bean
    @Order(4)
    PersonalTable blocks() {
        return new TieTable("blocked_accounts", "Whom you block", List.of(), ties::blocks, false);
    }

    private final class TieTable implements PersonalTable {
        private final String name;
        private final String title;
        private final List<String> header;
        private final BiFunction<AccountId, Long, List<Tie>> read;
        private final boolean notesFirst;

        TieTable(
                String name,
                String title,
                List<String> header,
                BiFunction<AccountId, Long, List<Tie>> read,
                boolean notesFirst) {
            this.name = name;
            this.title = title;
            this.header = header;
            this.read = read;
            this.notesFirst = notesFirst;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String title() {
            return title;
        }

        @Override
        public void write(AccountId account, CsvRows rows) throws IOException {
            if (!header.isEmpty()) {
                rows.add(header.toArray(String[]::new));
            }
            for (var some = read.apply(account, 0L);
                    !some.isEmpty();
                    some = read.apply(account, some.getLast().id())) {
                write(some, rows);
            }
        }

        private void write(List<Tie> some, CsvRows rows) throws IOException {
            var found = accounts.byIds(some.stream().map(Tie::target).toList());
            for (var tie : some) {
                var target = found.get(tie.target());
                if (target != null) {
                    var address = Stream.of(target.username() + "@" + url.domain());
                    var notes = tie.notes().stream();
                    rows.add((notesFirst ? Stream.concat(notes, address) : Stream.concat(address, notes))
                            .toArray(String[]::new));
                }
            }
        }
    }
}
