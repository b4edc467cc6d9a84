-- A figure that many change at once is kept in 16 rows (slots), each of which a transaction has for itself until it ends.
-- Answers the slot of what is counted that the caller's transaction may write without waiting: the one that it has
-- already, or a free one. The lock ends with the transaction, as the row's own does, so a pooler may stand between. Where
-- all are taken, the caller waits for whoever has the answered one.
create function platform.counter_slot(counted bigint)
  returns smallint
  language plpgsql
  volatile
  parallel unsafe
as $$
declare
  -- Spreads the callers, so that the first try mostly succeeds, and mostly on a row that is there already.
  first integer := pg_backend_pid() & 15;
  slot  integer;
begin
  for i in 0 .. 15 loop
    slot := (first + i) & 15;
    if pg_try_advisory_xact_lock((counted << 4) | slot) then
      return slot;
    end if;
  end loop;
  return first;
end
$$;
