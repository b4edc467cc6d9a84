-- A table of this schema together with rows that come as a document, in place of its name: for functions with a parameter "archived"
-- that has such rows by the names of their tables. What is noted as erased is not among them.
create or replace function statuses.with_archived(part text) returns text
    language sql
    immutable
    return format(
        '(select * from statuses.%1$I
          union all
          select r.* from jsonb_populate_recordset(null::statuses.%1$I, archived->%1$L) r
          where not exists (
              select from platform_api.archive_erasure_v1 e
              where e.schema_name = ''statuses'' and e.kind = ''row'' and e.number = r.%2$I))',
        part, case part when 'status' then 'id' else 'status_id' end);
revoke all on function statuses.with_archived(text) from public;
