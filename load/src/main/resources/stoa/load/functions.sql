-- Everything is computed from the number of a row and the seed, so that the same seed gives the same data, in any order
-- and without a look at other rows. Session-local; the words between @ signs are filled in.

-- Evenly between 0 and 1; the salt tells apart what is drawn for one row.
create function pg_temp.u(i bigint, salt integer) returns double precision
    language sql immutable parallel safe
    return ((hashint8extended(i, @seed@ * 1000 + salt) >> 11) & 9007199254740991) / 9007199254740992.0;

-- 1 to n, with 1/rank as likelihood (Zipf): few have very much, many have little.
create function pg_temp.zipf(u double precision, n bigint) returns bigint
    language sql immutable parallel safe
    return least(n, floor(exp(u * ln(n + 1)))::bigint);

-- When the i-th of n things happened, in milliseconds of Unix time.
create function pg_temp.at(i bigint, n bigint) returns bigint
    language sql immutable parallel safe
    return @from@ + ((@until@ - @from@) * (i::double precision / n))::bigint;

-- 48 bits of milliseconds, 16 bits of sequence: as platform.timestamp_id() makes them. Seeds do not meet in the latter.
create function pg_temp.id(i bigint, n bigint) returns bigint
    language sql immutable parallel safe
    return pg_temp.at(i, n) << 16 | (i + @seed@ * 7919 & 65535);

create function pg_temp.account(i bigint) returns bigint
    language sql immutable parallel safe
    return (@from@ - 86400000 + i) << 16 | (i + @seed@ * 7919 & 65535);

create function pg_temp.username(i bigint) returns text
    language sql immutable parallel safe
    return 'l@seed@_' || i;

create function pg_temp.visibility(u double precision) returns text
    language sql immutable parallel safe
    return case when u < 0.70 then 'public' when u < 0.82 then 'unlisted' when u < 0.97 then 'private' else 'direct' end;

-- Public and unlisted statuses: those that anybody may answer and favourite.
create function pg_temp.open(u double precision) returns boolean
    language sql immutable parallel safe
    return u < 0.82;

create function pg_temp.words(i bigint) returns text
    language sql immutable parallel safe
    return (array['Good morning', 'On the train', 'After lunch', 'Late again', 'In the garden', 'At the harbour',
            'Between two meetings', 'Still awake', 'First snow', 'Back home'])[1 + floor(pg_temp.u(i, 8) * 10)::integer]
        || ', ' || (array['reading about', 'thinking of', 'looking for', 'learning', 'sketching', 'listening to',
            'writing on', 'baking', 'repairing', 'photographing'])[1 + floor(pg_temp.u(i, 9) * 10)::integer]
        || ' ' || (array['old maps', 'sourdough', 'write-ahead logs', 'the new bridge', 'a small radio', 'gulls',
            'keyset pagination', 'three bicycles', 'a borrowed novel', 'the weather'])[1 + floor(pg_temp.u(i, 10) * 10)::integer]
        || repeat('. It took longer than it should have, and nobody minded', floor(pg_temp.u(i, 11) * 4)::integer) || '.';
