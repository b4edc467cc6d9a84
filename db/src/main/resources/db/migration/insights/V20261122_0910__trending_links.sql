-- Links that many people share at the moment, as last computed; written anew each time.
create table insights.trending_link (
    card_id  bigint            not null primary key,
    score    double precision  not null
);
