-- Changes to a person's sign-in belong to no operator, so their audit entries stand here, written by the very functions that change.

create table auth.audit_entries (
  id uuid primary key default gen_random_uuid(),
  at timestamptz not null default now(),
  person_id uuid not null references auth.people (id) on delete cascade,
  action text not null
);
comment on table auth.audit_entries is 'What changed about a person''s sign-in and when: never the address, the password or the zone itself.';
create index auth_audit_by_person on auth.audit_entries (person_id, at);
alter table auth.audit_entries enable row level security;
revoke all on auth.audit_entries from public;

create or replace function auth.insert_person(new_id uuid, new_email text, new_password_hash text, verified boolean)
returns uuid language sql security definer set search_path = '' as $$
  with made as (
    insert into auth.people (id, email, password_hash, email_verified_at)
    values (new_id, lower(new_email), new_password_hash, case when verified then now() end)
    on conflict on constraint person_email_unique do nothing returning id
  ), audited as (
    insert into auth.audit_entries (person_id, action) select id, 'person.registered' from made
  )
  select id from made union all select p.id from auth.people p where p.email = lower(new_email) limit 1
$$;

create or replace function auth.confirm_email(person uuid) returns void language sql security definer set search_path = '' as $$
  with confirmed as (
    update auth.people set email_verified_at = now() where id = person and email_verified_at is null returning id
  )
  insert into auth.audit_entries (person_id, action) select id, 'person.email_confirmed' from confirmed
$$;

create or replace function auth.set_password(person uuid, hash text) returns integer language sql security definer set search_path = '' as $$
  with changed as (
    update auth.people set password_hash = hash, session_version = session_version + 1 where id = person returning id, session_version
  ), audited as (
    insert into auth.audit_entries (person_id, action) select id, 'person.password_set' from changed
  )
  select session_version from changed
$$;

create or replace function auth.raise_session_version(person uuid) returns integer language sql security definer set search_path = '' as $$
  with raised as (
    update auth.people set session_version = session_version + 1 where id = person returning id, session_version
  ), audited as (
    insert into auth.audit_entries (person_id, action) select id, 'person.signed_out_everywhere' from raised
  )
  select session_version from raised
$$;

create or replace function auth.set_time_zone(person uuid, zone text) returns void language sql security definer set search_path = '' as $$
  with changed as (
    update auth.people set time_zone = zone where id = person and time_zone is distinct from zone returning id
  )
  insert into auth.audit_entries (person_id, action) select id, 'person.time_zone_set' from changed
$$;
