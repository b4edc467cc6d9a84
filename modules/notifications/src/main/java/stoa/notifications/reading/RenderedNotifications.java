package stoa.notifications.reading;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import stoa.accounts.AccountId;
import stoa.accounts.AccountView;
import stoa.accounts.Accounts;
import stoa.moderation.ReportId;
import stoa.moderation.ReportView;
import stoa.moderation.Reports;
import stoa.notifications.NotificationView;
import stoa.notifications.Notifications;
import stoa.notifications.Notified.Notice;
import stoa.statuses.StatusId;
import stoa.statuses.StatusView;
import stoa.statuses.Statuses;
import stoa.statuses.Viewer;

/** The one place where a notification becomes JSON. One whose account or status the reader may not see is left out. */
@Singleton
class RenderedNotifications implements Notifications {
    private final NotificationSql notifications;
    private final Accounts accounts;
    private final Statuses statuses;
    private final Reports reports;

    RenderedNotifications(NotificationSql notifications, Accounts accounts, Statuses statuses, Reports reports) {
        this.notifications = notifications;
        this.accounts = accounts;
        this.statuses = statuses;
        this.reports = reports;
    }

    /** Those of one reader, in their order. */
    List<NotificationView> render(List<NotificationRow> rows, AccountId reader) {
        var people = accounts.byIds(rows.stream().map(NotificationRow::from).toList());
        var shown = statuses(rows.stream().map(NotificationRow::status).toList(), reader);
        var filed = reports(rows.stream().map(NotificationRow::report).toList());
        return rows.stream()
                .map(row -> view(row, people, shown, filed))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The statuses among some that a reader may see. */
    Map<StatusId, StatusView> statuses(Collection<@Nullable StatusId> ids, AccountId reader) {
        var distinct = ids.stream().filter(Objects::nonNull).distinct().toList();
        return byId(distinct.isEmpty() ? List.of() : statuses.byIds(distinct, Viewer.of(reader)));
    }

    /** Told to those only who look after the server. */
    Map<ReportId, ReportView> reports(Collection<@Nullable ReportId> ids) {
        var distinct = ids.stream().filter(Objects::nonNull).distinct().toList();
        return distinct.isEmpty() ? Map.of() : reports.byIds(distinct);
    }

    private static Map<StatusId, StatusView> byId(List<StatusView> views) {
        return views.stream().collect(Collectors.toMap(StatusView::statusId, Function.identity()));
    }

    private static @Nullable NotificationView view(
            NotificationRow row,
            Map<AccountId, AccountView> people,
            Map<StatusId, StatusView> shown,
            Map<ReportId, ReportView> filed) {
        var from = people.get(row.from());
        var status = row.status() == null ? null : shown.get(row.status());
        var report = row.report() == null ? null : filed.get(row.report());
        if (from == null || (row.status() != null && status == null) || (row.report() != null && report == null)) {
            return null;
        }
        return new NotificationView(
                row.id().toString(), row.type(), row.id().instant(), row.groupKey(), from, status, report);
    }

    @Override
    public Map<Notice, NotificationView> byNotices(List<Notice> notices) {
        var rows = notices.isEmpty() ? List.<NotificationRow>of() : notifications.byNotices(notices);
        if (rows.isEmpty()) {
            return Map.of();
        }
        var people = accounts.byIds(rows.stream().map(NotificationRow::from).toList());
        var shown = new HashMap<AccountId, Map<StatusId, StatusView>>();
        statuses.forViewers(
                        rows.stream()
                                .map(NotificationRow::status)
                                .filter(Objects::nonNull)
                                .toList(),
                        rows.stream().map(NotificationRow::account).distinct().toList())
                .forEach((reader, views) -> shown.put(reader, byId(views)));
        var filed = reports(rows.stream().map(NotificationRow::report).toList());
        var views = new LinkedHashMap<Notice, NotificationView>();
        for (var row : rows) {
            var view = view(row, people, shown.getOrDefault(row.account(), Map.of()), filed);
            if (view != null) {
                views.put(new Notice(row.account(), row.id()), view);
            }
        }
        return views;
    }

    @Override
    public Optional<NotificationView> find(Notice notice) {
        return notifications
                .find(notice.account(), notice.notification())
                .flatMap(row -> render(List.of(row), notice.account()).stream().findFirst());
    }
}
