-- What moderators do to accounts besides suspending and disabling them: silenced ones are shown unasked to their followers only,
-- and all media of sensitized ones is hidden behind a warning.
alter table accounts.account
    add column silenced_at   timestamptz,
    add column sensitized_at timestamptz;
