package stoa.moderation.reports;

import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AdminAccountView;
import stoa.accounts.Standings;
import stoa.moderation.AdminReportView;
import stoa.moderation.Rules;
import stoa.platform.web.Refusal;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;

/** Reports with all that moderators need to decide, a page at a time. */
@Singleton
class ReportFacts {
    private final Standings standings;
    private final Statuses statuses;
    private final Rules rules;

    ReportFacts(Standings standings, Statuses statuses, Rules rules) {
        this.standings = standings;
        this.statuses = statuses;
        this.rules = rules;
    }

    /** In a constant number of statements; of an account that is deleted only the name is left. */
    List<AdminReportView> of(List<ReportRow> rows) {
        var people = standings.byIds(rows.stream()
                .flatMap(row -> Stream.of(
                        Optional.of(row.by()),
                        Optional.of(row.target()),
                        Optional.ofNullable(row.assigned()),
                        Optional.ofNullable(row.actionTakenBy())))
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(HashSet::new)));
        var posts =
                statuses
                        .forModerators(rows.stream()
                                .flatMap(row -> row.statuses().stream())
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(StatusView::statusId, Function.identity()));
        return rows.stream().flatMap(row -> view(row, people, posts).stream()).toList();
    }

    private Optional<AdminReportView> view(
            ReportRow row, Map<AccountId, AdminAccountView> people, Map<StatusId, StatusView> posts) {
        var by = people.get(row.by());
        var target = people.get(row.target());
        return by == null || target == null
                ? Optional.empty()
                : Optional.of(new AdminReportView(
                        row.id().toString(),
                        row.actionTakenAt() != null,
                        row.actionTakenAt(),
                        row.category(),
                        row.comment(),
                        row.forwarded(),
                        row.createdAt(),
                        row.updatedAt(),
                        by,
                        target,
                        of(row.assigned(), people),
                        of(row.actionTakenBy(), people),
                        row.statuses().stream()
                                .map(posts::get)
                                .filter(Objects::nonNull)
                                .toList(),
                        rules.byIds(row.rules())));
    }

    private static @Nullable AdminAccountView of(@Nullable AccountId account, Map<AccountId, AdminAccountView> people) {
        return account == null ? null : people.get(account);
    }

    /** @throws Refusal 422 where one of them is none */
    void requireRules(List<String> ids) {
        if (!rules.areKnown(ids)) {
            throw Refusal.invalid("Validation failed: Rules does not reference valid rules");
        }
    }
}
