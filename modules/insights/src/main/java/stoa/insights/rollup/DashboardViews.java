package stoa.insights.rollup;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import stoa.platform.refresh.RefreshSource;
import stoa.platform.refresh.RefreshedView;

/** The materialized views over what is kept of each day. */
@Singleton
class DashboardViews implements RefreshSource {
    private final RollUpSql days;
    private final List<RefreshedView> views;

    DashboardViews(RollUpSql days, RollUpConfig config) {
        this.days = days;
        this.views = List.of(
                new RefreshedView("insights.daily_figure", Set.of(), config.budget()),
                new RefreshedView("insights.weekly_figure", Set.of("insights.daily_figure"), config.budget()),
                new RefreshedView("insights.top_tag", Set.of(), config.budget()),
                new RefreshedView("insights.top_label", Set.of(), config.budget()),
                new RefreshedView("insights.retention", Set.of(), config.budget()),
                new RefreshedView("insights.storage_growth", Set.of(), config.budget()));
    }

    @Override
    public List<RefreshedView> views() {
        return views;
    }

    @Override
    public Mark mark() {
        return days.mark();
    }
}
