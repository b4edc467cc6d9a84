package stoa.accounts.standing;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import stoa.accounts.AccountChoice;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.accounts.AdminAccountView;
import stoa.accounts.Restriction;
import stoa.accounts.RoleView;
import stoa.accounts.StaffRole;
import stoa.accounts.StandingChanged;
import stoa.accounts.Standings;
import stoa.platform.database.Database;
import stoa.platform.events.Events;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Refusal;

/** {@link Standings} as columns of accounts and logins; each change is an event. */
@Singleton
class StoredStandings implements Standings {
    private final Database database;
    private final StandingSql standings;
    private final Accounts accounts;
    private final Events events;

    StoredStandings(Database database, StandingSql standings, Accounts accounts, Events events) {
        this.database = database;
        this.standings = standings;
        this.accounts = accounts;
        this.events = events;
    }

    @Override
    public Map<AccountId, AdminAccountView> byIds(Collection<AccountId> ids) {
        return ids.isEmpty() ? Map.of() : views(standings.byIds(ids));
    }

    @Override
    public AdminAccountView get(AccountId id) {
        return views(standings.find(id).stream().toList()).values().stream()
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    @Override
    public List<AdminAccountView> page(AccountChoice choice, PageRequest page) {
        return List.copyOf(views(standings.page(choice, page)).values());
    }

    private Map<AccountId, AdminAccountView> views(List<StandingRow> rows) {
        var profiles = rows.isEmpty()
                ? Map.<AccountId, AccountView>of()
                : accounts.inAnyStanding(rows.stream().map(StandingRow::account).toList());
        var views = new LinkedHashMap<AccountId, AdminAccountView>();
        for (var row : rows) {
            var profile = profiles.get(row.account());
            if (profile != null) {
                views.put(row.account(), view(row, profile));
            }
        }
        return views;
    }

    private static AdminAccountView view(StandingRow row, AccountView profile) {
        return new AdminAccountView(
                row.account().toString(),
                row.username(),
                null,
                row.createdAt(),
                row.email(),
                null,
                List.of(),
                row.locale(),
                null,
                RoleView.of(row.role()),
                row.confirmed(),
                true,
                row.disabled(),
                row.silenced(),
                row.suspended(),
                row.sensitized(),
                profile,
                row.application() == null ? null : row.application().toString(),
                null,
                StaffRole.of(row.role()));
    }

    @Override
    public boolean isActive(AccountId account) {
        return standings.isActive(account);
    }

    @Override
    public boolean restrict(AccountId account, Restriction restriction) {
        return set(account, restriction, true);
    }

    @Override
    public boolean lift(AccountId account, Restriction restriction) {
        return set(account, restriction, false);
    }

    private boolean set(AccountId account, Restriction restriction, boolean on) {
        return database.write(sql -> {
            boolean changed = standings.set(account, restriction, on);
            if (changed) {
                events.publish(new StandingChanged(account, standings.isActive(account)));
            }
            return changed;
        });
    }
}
