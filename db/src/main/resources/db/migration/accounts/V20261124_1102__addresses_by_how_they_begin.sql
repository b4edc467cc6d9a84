-- Moderators look for addresses by how they begin.
create index concurrently login_email_prefix_idx on accounts.login (lower(email) text_pattern_ops);
