-- Insights stands on top of everything that it counts: it may call graph (followers gained) and moderation (reports), too.
grant usage on schema graph_api, moderation_api to stoa_insights;
grant select on all tables in schema graph_api, moderation_api to stoa_insights;
alter default privileges in schema graph_api grant select on tables to stoa_insights;
alter default privileges in schema moderation_api grant select on tables to stoa_insights;
