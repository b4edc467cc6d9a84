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
    return @from@ + ((@until@ - @from@)::numeric * i / n)::bigint;

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

create function pg_temp.visibility(i bigint) returns text
    language sql immutable parallel safe
    return case
        when pg_temp.u(i, 1) < 0.70 then 'public'
        when pg_temp.u(i, 1) < 0.82 then 'unlisted'
        when pg_temp.u(i, 1) < 0.97 then 'private'
        else 'direct'
    end;

create function pg_temp.author(i bigint) returns bigint
    language sql immutable parallel safe
    return pg_temp.zipf(pg_temp.u(i, 2), @accounts@);

-- A fifth answer an earlier status that everybody may see, mostly a recent one; 0 for none.
create function pg_temp.parent(i bigint) returns bigint
    language sql immutable parallel safe
    return case
        when pg_temp.u(i, 3) >= 0.25 then 0
        when pg_temp.visibility(greatest(0, i - pg_temp.zipf(pg_temp.u(i, 4), 5000))) in ('public', 'unlisted')
            then greatest(0, i - pg_temp.zipf(pg_temp.u(i, 4), 5000))
        else 0
    end;

-- Whom it speaks to: the author of what it answers, or somebody where it is for one person; 0 for nobody.
create function pg_temp.spoken_to(i bigint) returns bigint
    language sql immutable parallel safe
    return case
        when pg_temp.parent(i) > 0 then pg_temp.author(pg_temp.parent(i))
        when pg_temp.visibility(i) = 'direct' then 1 + floor(pg_temp.u(i, 5) * @accounts@)::bigint
        else 0
    end;

create function pg_temp.tag(i bigint) returns text
    language sql immutable parallel safe
    return case when pg_temp.u(i, 6) < 0.3 then 'tag' || pg_temp.zipf(pg_temp.u(i, 7), 500) end;

create function pg_temp.words(i bigint) returns text
    language sql immutable parallel safe
    return (array['Good morning', 'On the train', 'After lunch', 'Late again', 'In the garden', 'At the harbour',
            'Between two meetings', 'Still awake', 'First snow', 'Back home'])[1 + floor(pg_temp.u(i, 8) * 10)::integer]
        || ', ' || (array['reading about', 'thinking of', 'looking for', 'learning', 'sketching', 'listening to',
            'writing on', 'baking', 'repairing', 'photographing'])[1 + floor(pg_temp.u(i, 9) * 10)::integer]
        || ' ' || (array['old maps', 'sourdough', 'write-ahead logs', 'the new bridge', 'a small radio', 'gulls',
            'keyset pagination', 'three bicycles', 'a borrowed novel', 'the weather'])[1 + floor(pg_temp.u(i, 10) * 10)::integer]
        || repeat('. It took longer than it should have, and nobody minded', floor(pg_temp.u(i, 11) * 4)::integer) || '.';
