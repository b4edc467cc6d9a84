-- What dashboards show, over what is kept of each day, as far back as they look: their size, and what a refresh of them costs,
-- does not grow with history. Refreshed concurrently, hence the unique indexes.

create materialized view insights.daily_figure as
select *
from insights.day_figure
where day > (select max(day) from insights.day_figure) - 400;
create unique index daily_figure_day_idx on insights.daily_figure (day);

-- Weeks begin on Monday. people: of the whole week, as far as it has gone.
create materialized view insights.weekly_figure as
select date_trunc('week', day::timestamp)::date as week,
       sum(posts + replies + reblogs)::bigint as statuses,
       max(people_monday) as people,
       sum(sign_ups)::bigint as sign_ups
from insights.daily_figure
group by 1;
create unique index weekly_figure_week_idx on insights.weekly_figure (week);

-- The most used of the last 7 and 30 days. people: by the day, so somebody who uses a tag on two days counts twice.
create materialized view insights.top_tag as
select span.days, top.tag, top.uses, top.people
from (values (7), (30)) as span (days)
cross join lateral (
    select t.tag, sum(t.uses)::bigint as uses, sum(t.people)::bigint as people
    from insights.tag_day t
    where t.day > (select max(day) from insights.day_figure) - span.days
    group by t.tag
    order by 2 desc, 1
    limit 100) top;
create unique index top_tag_days_tag_idx on insights.top_tag (days, tag);

-- The same of languages and apps.
create materialized view insights.top_label as
select span.days, kinds.kind, top.label, top.posts
from (values (7), (30)) as span (days)
cross join (values ('language'), ('client')) as kinds (kind)
cross join lateral (
    select l.label, sum(l.posts)::bigint as posts
    from insights.label_day l
    where l.day > (select max(day) from insights.day_figure) - span.days
      and l.kind = kinds.kind
    group by l.label
    order by 2 desc, 1
    limit 100) top;
create unique index top_label_days_kind_label_idx on insights.top_label (days, kind, label);

-- Cohorts of the last 60 days and 12 months.
create materialized view insights.retention as
select c.frequency, c.cohort, c.period, c.people
from insights.cohort c
where c.frequency = 'day'
  and c.period > (select max(day) from insights.day_figure) - 60
  and c.cohort > (select max(day) from insights.day_figure) - 60
union all
select c.frequency, c.cohort, c.period, c.people
from insights.cohort c
where c.frequency = 'month'
  and c.period > (select max(day) from insights.day_figure) - 366
  and c.cohort > (select max(day) from insights.day_figure) - 366;
create unique index retention_frequency_cohort_period_idx on insights.retention (frequency, cohort, period);

create materialized view insights.storage_growth as
select day, part, bytes,
       bytes - lag(bytes) over (partition by part order by day) as grown
from insights.storage_day
where day > (select max(day) from insights.day_figure) - 90;
create unique index storage_growth_day_part_idx on insights.storage_growth (day, part);

-- The server's jobs refresh what the owner's migrations make (PostgreSQL 17 and later).
grant maintain on insights.daily_figure, insights.weekly_figure, insights.top_tag, insights.top_label, insights.retention,
    insights.storage_growth
  to stoa_web, stoa_jobs;
