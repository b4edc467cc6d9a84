package stoa.moderation.actions;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import stoa.accounts.AccountChoice;
import stoa.accounts.AccountId;
import stoa.accounts.AdminAccountView;
import stoa.accounts.Departures;
import stoa.accounts.Restriction;
import stoa.accounts.Staff;
import stoa.accounts.StaffRole;
import stoa.accounts.Standings;
import stoa.moderation.AccountActions;
import stoa.moderation.Act;
import stoa.moderation.TakenAction;
import stoa.moderation.audit.StoredAudit;
import stoa.moderation.reports.OpenReports;
import stoa.platform.database.Database;
import stoa.platform.web.PageRequest;
import stoa.platform.web.Refusal;

/** {@link AccountActions}, each in one transaction with what comes of it. */
@Singleton
class TakenActions implements AccountActions {
    private static final int MAX_TEXT = 5_000;

    private final Staff staff;
    private final Database database;
    private final Standings standings;
    private final Departures departures;
    private final ActionSql actions;
    private final ActionMails mails;
    private final OpenReports reports;
    private final StoredAudit audit;

    TakenActions(
            Staff staff,
            Database database,
            Standings standings,
            Departures departures,
            ActionSql actions,
            ActionMails mails,
            OpenReports reports,
            StoredAudit audit) {
        this.staff = staff;
        this.database = database;
        this.standings = standings;
        this.departures = departures;
        this.actions = actions;
        this.mails = mails;
        this.reports = reports;
        this.audit = audit;
    }

    @Override
    public List<AdminAccountView> accounts(AccountId moderator, Optional<AccountChoice> choice, PageRequest page) {
        staff.require(moderator, StaffRole.MODERATOR);
        return choice.map(those -> standings.page(those, page)).orElse(List.of());
    }

    @Override
    public AdminAccountView account(AccountId moderator, AccountId account) {
        staff.require(moderator, StaffRole.MODERATOR);
        return standings.get(account);
    }

    @Override
    public void take(AccountId moderator, AccountAction action) {
        var role = staff.require(moderator, StaffRole.MODERATOR);
        if (action.text().codePointCount(0, action.text().length()) > MAX_TEXT) {
            throw Refusal.invalid("Validation failed: Text is too long (maximum is " + MAX_TEXT + " characters)");
        }
        database.write(sql -> {
            requireOutranked(role, standings.get(action.account()));
            action.report().ifPresent(report -> reports.require(report, action.account()));
            action.restriction().ifPresent(restriction -> standings.restrict(action.account(), restriction));
            long id = actions.insert(moderator, action);
            audit.add(
                    moderator,
                    act(action.restriction()),
                    action.account(),
                    action.report().orElse(null));
            if (action.restriction().isPresent()) {
                reports.closeAll(moderator, action.account());
            } else {
                action.report().ifPresent(report -> reports.close(moderator, report, action.account()));
            }
            // A note that says nothing is for moderators only.
            if (action.sendsMail()
                    && (action.restriction().isPresent() || !action.text().isBlank())) {
                mails.schedule(id);
            }
            return id;
        });
    }

    /** Nobody acts against those who are as much as they are, nor against themselves. */
    private static void requireOutranked(StaffRole role, AdminAccountView account) {
        if (account.staff().filter(theirs -> theirs.includes(role)).isPresent()) {
            throw Refusal.forbidden("This action is not allowed");
        }
    }

    private static Act act(Optional<Restriction> restriction) {
        if (restriction.isEmpty()) {
            return Act.WARN;
        }
        return switch (restriction.get()) {
            case SENSITIVE -> Act.SENSITIVE;
            case DISABLE -> Act.DISABLE;
            case SILENCE -> Act.SILENCE;
            case SUSPEND -> Act.SUSPEND;
        };
    }

    @Override
    public AdminAccountView lift(AccountId moderator, AccountId account, Restriction restriction) {
        var role = staff.require(moderator, StaffRole.MODERATOR);
        database.write(sql -> {
            requireOutranked(role, standings.get(account));
            boolean lifted = standings.lift(account, restriction);
            if (lifted) {
                audit.add(moderator, undone(restriction), account, null);
            } else if (restriction == Restriction.SUSPEND) {
                throw Refusal.forbidden("This action is not allowed");
            }
            return lifted;
        });
        return standings.get(account);
    }

    private static Act undone(Restriction restriction) {
        return switch (restriction) {
            case SENSITIVE -> Act.UNSENSITIVE;
            case DISABLE -> Act.ENABLE;
            case SILENCE -> Act.UNSILENCE;
            case SUSPEND -> Act.UNSUSPEND;
        };
    }

    @Override
    public AdminAccountView delete(AccountId administrator, AccountId account) {
        var role = staff.require(administrator, StaffRole.ADMIN);
        return database.write(sql -> {
            var before = standings.get(account);
            requireOutranked(role, before);
            if (!before.suspended()) {
                throw Refusal.forbidden("This action is not allowed");
            }
            departures.delete(account);
            audit.add(administrator, Act.DELETE, account, null);
            return before;
        });
    }

    @Override
    public List<TakenAction> against(AccountId moderator, AccountId account) {
        staff.require(moderator, StaffRole.MODERATOR);
        return actions.against(account);
    }
}
