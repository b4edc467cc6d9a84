-- Search: words by full text, whatever the language; what is written without spaces between words by trigrams, where the
-- extension is installed. The expressions are those of stoa.statuses.searching.
create index status_words_idx on statuses.status
    using gin (to_tsvector('simple'::regconfig, spoiler_text || ' ' || text))
    where reblog_of_id is null;

do $$
begin
    if exists (select from pg_extension where extname = 'pg_trgm') then
        execute 'create index status_unspaced_idx on statuses.status using gin (text public.gin_trgm_ops)'
            || ' where text ~ ''[\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF\u3040-\u30FF\u3400-\u4DBF\u4E00-\u9FFF]''';
    end if;
end
$$;

-- All hashtags that there ever were, to be found by how they begin.
create table statuses.tag (
    name        text         not null primary key,
    created_at  timestamptz  not null default now()
);
create index tag_name_prefix_idx on statuses.tag (name text_pattern_ops);

insert into statuses.tag (name)
select distinct tag
from statuses.status_tag;
