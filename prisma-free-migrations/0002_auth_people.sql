-- A person is a human with one sign-in. The application may not read these tables; it calls the functions below.

create table auth.people (
  id uuid primary key,
  email text not null,
  password_hash text,
  email_verified_at timestamptz,
  session_version integer not null default 1,
  time_zone text,
  created_at timestamptz not null default now(),
  constraint person_email_unique unique (email),
  constraint person_email_lower_case check (email = lower(email) and length(email) between 3 and 254)
);
comment on table auth.people is 'A human with one sign-in, who may belong to several operators.';
comment on constraint person_email_unique on auth.people is 'One sign-in per address.';
comment on constraint person_email_lower_case on auth.people is 'Addresses are compared as lower-case text: citext equality is not leak-proof.';
comment on column auth.people.session_version is 'A session carries the version it was made under; raising it signs the person out everywhere.';
alter table auth.people enable row level security;

create table auth.tokens (
  token_hash bytea primary key,
  purpose text not null,
  email text not null,
  person_id uuid references auth.people (id) on delete cascade,
  operator_id uuid,
  payload jsonb not null default '{}',
  expires_at timestamptz not null,
  created_at timestamptz not null default now(),
  constraint token_purpose_known check (purpose in ('sign_in', 'register', 'reset', 'invite'))
);
comment on table auth.tokens is 'Links sent by mail, each good for one use. Only the SHA-256 of the token is kept; a token carries its operator.';
comment on constraint token_purpose_known on auth.tokens is 'A link opens one kind of door.';
create index tokens_by_expiry on auth.tokens (expires_at);
create index tokens_by_email on auth.tokens (email, purpose);
alter table auth.tokens enable row level security;

revoke all on all tables in schema auth from public;

create function auth.find_person(wanted uuid)
returns table (id uuid, email text, email_verified_at timestamptz, session_version integer, time_zone text, has_password boolean)
language sql stable security definer set search_path = '' as $$
  select p.id, p.email, p.email_verified_at, p.session_version, p.time_zone, p.password_hash is not null
  from auth.people p where p.id = wanted
$$;
comment on function auth.find_person is 'The sign-in of one person, without the password hash.';

create function auth.find_person_by_email(wanted text)
returns table (id uuid, email text, email_verified_at timestamptz, session_version integer, time_zone text, has_password boolean)
language sql stable security definer set search_path = '' as $$
  select p.id, p.email, p.email_verified_at, p.session_version, p.time_zone, p.password_hash is not null
  from auth.people p where p.email = lower(wanted)
$$;
comment on function auth.find_person_by_email is 'The sign-in behind an address, without the password hash.';

create function auth.find_password(wanted text)
returns table (id uuid, password_hash text, email_verified_at timestamptz, session_version integer)
language sql stable security definer set search_path = '' as $$
  select p.id, p.password_hash, p.email_verified_at, p.session_version from auth.people p where p.email = lower(wanted)
$$;
comment on function auth.find_password is 'What a password sign-in compares with: an argon2id hash, never shown.';

create function auth.insert_person(new_id uuid, new_email text, new_password_hash text, verified boolean)
returns uuid language sql security definer set search_path = '' as $$
  with made as (
    insert into auth.people (id, email, password_hash, email_verified_at)
    values (new_id, lower(new_email), new_password_hash, case when verified then now() end)
    on conflict on constraint person_email_unique do nothing returning id
  )
  select id from made union all select p.id from auth.people p where p.email = lower(new_email) limit 1
$$;
comment on function auth.insert_person is 'Makes a person, or answers the one who already has this address (whose password stays as it is).';

create function auth.confirm_email(person uuid) returns void language sql security definer set search_path = '' as $$
  update auth.people set email_verified_at = coalesce(email_verified_at, now()) where id = person
$$;
comment on function auth.confirm_email is 'The person opened a link sent to their address.';

create function auth.set_password(person uuid, hash text) returns integer language sql security definer set search_path = '' as $$
  update auth.people set password_hash = hash, session_version = session_version + 1 where id = person returning session_version
$$;
comment on function auth.set_password is 'Sets the argon2id hash and signs the person out everywhere; answers the new session version.';

create function auth.raise_session_version(person uuid) returns integer language sql security definer set search_path = '' as $$
  update auth.people set session_version = session_version + 1 where id = person returning session_version
$$;
comment on function auth.raise_session_version is 'Signs the person out everywhere.';

create function auth.set_time_zone(person uuid, zone text) returns void language sql security definer set search_path = '' as $$
  update auth.people set time_zone = zone where id = person
$$;
comment on function auth.set_time_zone is 'The zone in which the person reads times, beside the space''s own.';

create function auth.insert_token(hash bytea, why text, address text, person uuid, operator uuid, what jsonb, until timestamptz)
returns void language sql security definer set search_path = '' as $$
  insert into auth.tokens (token_hash, purpose, email, person_id, operator_id, payload, expires_at)
  values (hash, why, lower(address), person, operator, coalesce(what, '{}'), until)
$$;
comment on function auth.insert_token is 'Keeps the hash of a link sent by mail.';

create function auth.find_token(hash bytea, why text)
returns table (email text, person_id uuid, operator_id uuid, payload jsonb, expires_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select t.email, t.person_id, t.operator_id, t.payload, t.expires_at from auth.tokens t
  where t.token_hash = hash and t.purpose = why and t.expires_at > now()
$$;
comment on function auth.find_token is 'What a link is for, while it is still good, without using it up (mail scanners open links too).';

create function auth.use_token(hash bytea, why text)
returns table (email text, person_id uuid, operator_id uuid, payload jsonb)
language sql security definer set search_path = '' as $$
  delete from auth.tokens t where t.token_hash = hash and t.purpose = why and t.expires_at > now()
  returning t.email, t.person_id, t.operator_id, t.payload
$$;
comment on function auth.use_token is 'Uses a link up: of two clicks at once exactly one gets the row.';

create function auth.delete_tokens(address text, why text) returns void language sql security definer set search_path = '' as $$
  delete from auth.tokens where email = lower(address) and purpose = why
$$;
comment on function auth.delete_tokens is 'Takes back every open link of one kind, for example after the password was set.';

create function auth.delete_expired_tokens() returns bigint language sql security definer set search_path = '' as $$
  with gone as (delete from auth.tokens where expires_at <= now() returning 1) select count(*) from gone
$$;
comment on function auth.delete_expired_tokens is 'Nightly sweep of links that nobody opened.';

revoke all on all functions in schema auth from public;
grant execute on all functions in schema auth to coworkflow_app;
