-- What the product tells a person on its own screens, and the tablets on a wall that show a space without anybody signed in.

create table notices (
  operator_id uuid not null references operators (id),
  id uuid not null,
  member_id uuid not null,
  person_id uuid not null,
  kind text not null,
  about jsonb not null,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  primary key (operator_id, id),
  foreign key (operator_id, member_id, person_id) references members (operator_id, id, person_id),
  constraint notice_kind_short check (kind ~ '^[a-z_.]{1,60}$'),
  constraint notice_about_object check (jsonb_typeof(about) = 'object' and octet_length(about::text) <= 4000)
);
comment on table notices is 'In-app messages: what happened, as data; the screen has the words. Written in the transaction that causes them.';
comment on constraint notice_kind_short on notices is 'Named like the fact that it tells of.';
comment on constraint notice_about_object on notices is 'What it is about, at most 4 kB.';
create index notices_of_person on notices (person_id, created_at desc, id);
create index notices_unread on notices (person_id) where read_at is null;

create table displays (
  operator_id uuid not null references operators (id),
  id uuid not null,
  space_id uuid not null,
  resource_id uuid,
  name text not null,
  token_hash bytea not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  primary key (operator_id, id),
  foreign key (operator_id, space_id) references spaces (operator_id, id),
  foreign key (operator_id, space_id, resource_id) references resources (operator_id, space_id, id),
  foreign key (operator_id, created_by) references members (operator_id, id),
  constraint display_token_unique unique (operator_id, token_hash),
  constraint display_named check (length(btrim(name)) between 1 and 80)
);
comment on table displays is 'A wall display of a space, or of one room''s door, opened by a secret link whose hash stands here.';
comment on constraint display_token_unique on displays is 'A link opens one display.';
comment on constraint display_named on displays is 'At most 80 characters.';

do $$
declare t text;
begin
  foreach t in array array['notices', 'displays'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_operator on %I using (operator_id = nullif(current_setting(''app.operator_id'', true), '''')::uuid)', t);
    execute format('grant select, insert, update, delete on %I to coworkflow_app', t);
  end loop;
end $$;
create policy as_person on notices for select using (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
