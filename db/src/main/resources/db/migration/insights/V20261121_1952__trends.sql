-- What many people take up at the moment, as last computed; written anew each time.
create table insights.trending_tag (
    tag    text              not null primary key,
    score  double precision  not null
);
create table insights.trending_status (
    status_id  bigint            not null primary key,
    score      double precision  not null
);
