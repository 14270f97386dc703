-- Operators (the tenants) and their members. Tenancy: operator_id in every key, row-level security forced,
-- policies that call current_setting directly so that the planner sees a constant.

create table operators (
  id uuid primary key,
  slug text not null,
  name text not null,
  currency char(3) not null,
  accent text not null default '#0f6b5c',
  created_at timestamptz not null default now(),
  constraint operator_slug_unique unique (slug),
  constraint operator_slug_readable check (slug ~ '^[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?$'),
  constraint operator_name_given check (length(name) between 1 and 120),
  constraint operator_accent_hex check (accent ~ '^#[0-9a-f]{6}$'),
  constraint operator_currency_iso check (currency ~ '^[A-Z]{3}$')
);
comment on table operators is 'The tenant: the business that runs one or more spaces; owns branding, plans, price list, members.';
comment on constraint operator_slug_unique on operators is 'One address /o/<slug> per operator.';
comment on constraint operator_slug_readable on operators is 'Slugs are lower-case letters, digits and hyphens.';
comment on constraint operator_name_given on operators is 'An operator has a name of at most 120 characters.';
comment on constraint operator_accent_hex on operators is 'The accent colour is #rrggbb in lower case.';
comment on constraint operator_currency_iso on operators is 'ISO 4217 code.';

create table members (
  operator_id uuid not null references operators (id),
  id uuid not null,
  person_id uuid not null,
  role text not null,
  display_name text not null,
  visibility text not null default 'members',
  about text not null default '',
  photo_version integer not null default 0,
  status text not null default 'active',
  joined_at timestamptz not null default now(),
  primary key (operator_id, id),
  constraint member_once_per_operator unique (operator_id, person_id),
  constraint member_with_person unique (operator_id, id, person_id),
  constraint member_role_known check (role in ('owner', 'manager', 'front_desk', 'host', 'member', 'visitor')),
  constraint member_visibility_known check (visibility in ('members', 'staff')),
  constraint member_status_known check (status in ('active', 'removed')),
  constraint member_name_given check (length(btrim(display_name)) between 1 and 80),
  constraint member_about_short check (length(about) <= 500)
);
comment on table members is 'A person''s belonging to an operator, with a role.';
comment on column members.visibility is 'Who may see this member on the plan and in lists: every member, or the staff alone.';
comment on constraint member_once_per_operator on members is 'A person belongs to an operator once.';
comment on constraint member_with_person on members is 'Lets a booking carry member and person as one pair.';
comment on constraint member_role_known on members is 'The roles of the product.';
comment on constraint member_visibility_known on members is 'Visible to members, or to staff alone.';
comment on constraint member_status_known on members is 'A removed member keeps history and may come back.';
comment on constraint member_name_given on members is 'A displayed name of at most 80 characters.';
comment on constraint member_about_short on members is 'At most 500 characters about oneself.';
create index members_by_person on members (person_id);
create index members_by_name on members (operator_id, status, lower(display_name), id);

create table member_photos (
  operator_id uuid not null,
  member_id uuid not null,
  content_type text not null,
  bytes bytea not null,
  primary key (operator_id, member_id),
  foreign key (operator_id, member_id) references members (operator_id, id) on delete cascade,
  constraint member_photo_small check (octet_length(bytes) <= 200000)
);
comment on table member_photos is 'The member''s portrait, resized and stripped of metadata, small enough to live beside its row.';
comment on constraint member_photo_small on member_photos is 'At most 200 kB after resizing.';

create table invitations (
  operator_id uuid not null references operators (id),
  id uuid not null,
  email text not null,
  role text not null,
  invited_by uuid not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  primary key (operator_id, id),
  foreign key (operator_id, invited_by) references members (operator_id, id),
  constraint invitation_email_lower_case check (email = lower(email) and length(email) between 3 and 254),
  constraint invitation_role_known check (role in ('owner', 'manager', 'front_desk', 'host', 'member', 'visitor'))
);
comment on table invitations is 'Somebody was asked by mail to join. The link''s token stands hashed in auth.tokens.';
comment on constraint invitation_email_lower_case on invitations is 'Addresses are lower-case text.';
comment on constraint invitation_role_known on invitations is 'The role that the invited person will have.';
create unique index invitation_open_once on invitations (operator_id, email) where accepted_at is null;
comment on index invitation_open_once is 'One open invitation per address and operator.';

alter table operators enable row level security;
alter table operators force row level security;
create policy in_operator on operators using (id = nullif(current_setting('app.operator_id', true), '')::uuid);
alter table members enable row level security;
alter table members force row level security;
create policy in_operator on members using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
create policy as_person on members for select using (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
create policy as_person on operators for select using (
  exists (select 1 from members m where m.operator_id = operators.id and m.person_id = nullif(current_setting('app.person_id', true), '')::uuid)
);
alter table member_photos enable row level security;
alter table member_photos force row level security;
create policy in_operator on member_photos using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
alter table invitations enable row level security;
alter table invitations force row level security;
create policy in_operator on invitations using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);

grant select, insert, update on operators, members to coworkflow_app;
grant select, insert, update, delete on member_photos, invitations to coworkflow_app;

create function auth.list_member_emails(wanted uuid[])
returns table (person_id uuid, email text)
language sql stable security definer set search_path = '' as $$
  select p.id, p.email from auth.people p
  join public.members m on m.person_id = p.id
  where p.id = any (wanted) and m.operator_id = nullif(current_setting('app.operator_id', true), '')::uuid
$$;
comment on function auth.list_member_emails is 'Addresses of members of the current operator, for its staff and its mails. Nobody else''s.';
revoke all on function auth.list_member_emails from public;
grant execute on function auth.list_member_emails to coworkflow_app;
