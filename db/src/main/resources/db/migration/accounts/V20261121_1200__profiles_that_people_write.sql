-- What people say of themselves and choose for themselves.
alter table accounts.account
    add column hide_collections     boolean not null default false,
    add column field_names          text[]  not null default '{}',
    add column field_values         text[]  not null default '{}',
    add column attribution_domains  text[]  not null default '{}',
    add constraint account_fields_check
        check (cardinality(field_names) = cardinality(field_values) and cardinality(field_names) <= 4);

alter table accounts.login
    add column default_quote_policy text not null default 'public'
        check (default_quote_policy in ('public', 'followers', 'nobody'));

alter table accounts.account_counter
    add column follow_requests bigint not null default 0;

-- Search for people: the beginning of a user name, or of any word of either name. Neither needs an extension.
create index account_username_prefix_idx on accounts.account (lower(username) text_pattern_ops);
create index account_names_idx on accounts.account
    using gin (to_tsvector('simple'::regconfig, username || ' ' || display_name));
