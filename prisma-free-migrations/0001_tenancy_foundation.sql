-- The ground that every room stands on: extensions, the application's role, and the schemas.

create extension if not exists btree_gist;

-- Roles live in the whole cluster, and two databases may be migrated at once: whoever comes second finds the role there.
do $$
begin
  create role coworkflow_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;

revoke all on schema public from public;
grant usage on schema public to coworkflow_app;

create schema auth;
comment on schema auth is 'People and sign-in. The application reaches it only through the functions named here, never its tables.';
grant usage on schema auth to coworkflow_app;

create schema directory;
comment on schema directory is 'Published columns across operators, as views, read-only.';
grant usage on schema directory to coworkflow_app;

create schema limits;
comment on schema limits is 'Counters of the rate limiter. No tenant data.';
grant usage on schema limits to coworkflow_app;

create table limits.counters (
  key varchar(255) primary key,
  points integer not null default 0,
  expire bigint
);
comment on table limits.counters is 'Points spent per key (a hash of person or address) until expire, in Unix milliseconds. Shape given by rate-limiter-flexible.';
create index counters_by_expiry on limits.counters (expire);
grant select, insert, update, delete on limits.counters to coworkflow_app;
