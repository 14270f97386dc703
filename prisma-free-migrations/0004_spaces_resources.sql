-- Spaces, floors with their drawing, resources with their shape on it, and when a space is open.

create table spaces (
  operator_id uuid not null references operators (id),
  id uuid not null,
  slug text not null,
  name text not null,
  time_zone text not null,
  street text not null default '',
  postal_code text not null default '',
  city text not null default '',
  country char(2) not null,
  description text not null default '',
  amenities text[] not null default '{}',
  listed boolean not null default false,
  created_at timestamptz not null default now(),
  primary key (operator_id, id),
  constraint space_slug_unique unique (operator_id, slug),
  constraint space_slug_readable check (slug ~ '^[a-z0-9]([a-z0-9-]{0,60}[a-z0-9])?$'),
  constraint space_name_given check (length(name) between 1 and 120),
  constraint space_country_iso check (country ~ '^[A-Z]{2}$')
);
comment on table spaces is 'One site of an operator: address, time zone, opening hours, amenities, public listing.';
comment on column spaces.time_zone is 'IANA zone. Every wall-clock time of this space is meant in it.';
comment on column spaces.listed is 'Published: the space has a public page and stands in the directory.';
comment on constraint space_slug_unique on spaces is 'One address per space of an operator.';
comment on constraint space_slug_readable on spaces is 'Slugs are lower-case letters, digits and hyphens.';
comment on constraint space_name_given on spaces is 'A space has a name of at most 120 characters.';
comment on constraint space_country_iso on spaces is 'ISO 3166-1 alpha-2.';
create index spaces_by_id on spaces (id);

create table floors (
  operator_id uuid not null,
  id uuid not null,
  space_id uuid not null,
  name text not null,
  level integer not null,
  drawing jsonb not null,
  primary key (operator_id, id),
  foreign key (operator_id, space_id) references spaces (operator_id, id),
  constraint floor_in_space unique (operator_id, space_id, id),
  constraint floor_level_unique unique (operator_id, space_id, level),
  constraint floor_drawing_size check (octet_length(drawing::text) <= 200000)
);
comment on table floors is 'One level of a space, with the drawing of its walls, doors and furniture (floor-plan.contract.ts).';
comment on constraint floor_in_space on floors is 'Lets a resource name floor and space as one pair.';
comment on constraint floor_level_unique on floors is 'One floor per level of a space; 0 is the ground floor.';
comment on constraint floor_drawing_size on floors is 'A drawing of at most 200 kB.';

create table desk_groups (
  operator_id uuid not null,
  id uuid not null,
  space_id uuid not null,
  name text not null,
  primary key (operator_id, id),
  foreign key (operator_id, space_id) references spaces (operator_id, id),
  constraint desk_group_in_space unique (operator_id, space_id, id),
  constraint desk_group_name_unique unique (operator_id, space_id, name)
);
comment on table desk_groups is 'Like resources of which any one can be booked.';
comment on constraint desk_group_in_space on desk_groups is 'Lets a resource name group and space as one pair.';
comment on constraint desk_group_name_unique on desk_groups is 'One group of a name per space.';

create table resources (
  operator_id uuid not null,
  id uuid not null,
  space_id uuid not null,
  floor_id uuid not null,
  group_id uuid,
  kind text not null,
  name text not null,
  capacity integer not null default 1,
  description text not null default '',
  amenities text[] not null default '{}',
  shape jsonb not null,
  sort_key integer not null default 0,
  open_to_visitors boolean not null default false,
  retired_at timestamptz,
  primary key (operator_id, id),
  foreign key (operator_id, space_id, floor_id) references floors (operator_id, space_id, id),
  foreign key (operator_id, space_id, group_id) references desk_groups (operator_id, space_id, id),
  constraint resource_in_space unique (operator_id, space_id, id),
  constraint resource_name_unique unique (operator_id, space_id, name),
  constraint resource_name_given check (length(name) between 1 and 80),
  constraint resource_kind_known check (kind in ('desk', 'meeting_room', 'private_office', 'phone_booth', 'event_space', 'parking')),
  constraint resource_capacity_sane check (capacity between 1 and 1000)
);
comment on table resources is 'What can be booked: a desk, a room, a booth; it sits on a floor, with its shape on the plan.';
comment on column resources.open_to_visitors is 'A visitor (registered, without a plan) may book it.';
comment on constraint resource_in_space on resources is 'Lets a booking name resource and space as one pair.';
comment on constraint resource_name_unique on resources is 'One resource of a name per space, so that "Desk 4" means one thing.';
comment on constraint resource_name_given on resources is 'A name of at most 80 characters.';
comment on constraint resource_kind_known on resources is 'The kinds of the product.';
comment on constraint resource_capacity_sane on resources is 'Between 1 and 1000 people.';
create index resources_on_floor on resources (operator_id, space_id, sort_key, id);

create table resource_parts (
  operator_id uuid not null,
  whole_id uuid not null,
  part_id uuid not null,
  primary key (operator_id, whole_id, part_id),
  foreign key (operator_id, whole_id) references resources (operator_id, id),
  foreign key (operator_id, part_id) references resources (operator_id, id),
  constraint resource_not_its_own_part check (whole_id <> part_id)
);
comment on table resource_parts is 'A combined resource is made of others: booking it takes all its parts, and the other way round.';
comment on constraint resource_not_its_own_part on resource_parts is 'A resource is not a part of itself.';
create index resource_wholes on resource_parts (operator_id, part_id);

create table opening_hours (
  operator_id uuid not null,
  space_id uuid not null,
  weekday smallint not null,
  opens_minute smallint not null,
  closes_minute smallint not null,
  primary key (operator_id, space_id, weekday, opens_minute),
  foreign key (operator_id, space_id) references spaces (operator_id, id),
  constraint opening_weekday_iso check (weekday between 1 and 7),
  constraint opening_minutes_in_order check (opens_minute >= 0 and opens_minute < closes_minute and closes_minute <= 1440)
);
comment on table opening_hours is 'A rule, never rows of time: on this ISO weekday (1 is Monday) the space is open from and to these wall-clock minutes after midnight.';
comment on constraint opening_weekday_iso on opening_hours is 'ISO weekdays, 1 is Monday and 7 is Sunday.';
comment on constraint opening_minutes_in_order on opening_hours is 'Wall-clock minutes after midnight, 1440 is the end of the day.';

create table opening_exceptions (
  operator_id uuid not null,
  space_id uuid not null,
  on_date date not null,
  name text not null,
  opens_minute smallint,
  closes_minute smallint,
  primary key (operator_id, space_id, on_date),
  foreign key (operator_id, space_id) references spaces (operator_id, id),
  constraint opening_exception_minutes check (
    (opens_minute is null and closes_minute is null)
    or (opens_minute >= 0 and opens_minute < closes_minute and closes_minute <= 1440)
  )
);
comment on table opening_exceptions is 'A local date with hours of its own: a public holiday (no minutes: shut all day) or a short day.';
comment on constraint opening_exception_minutes on opening_exceptions is 'Both minutes or neither; neither means shut all day.';

do $$
declare t text;
begin
  foreach t in array array['spaces', 'floors', 'desk_groups', 'resources', 'resource_parts', 'opening_hours', 'opening_exceptions'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_operator on %I using (operator_id = nullif(current_setting(''app.operator_id'', true), '''')::uuid)', t);
    execute format('grant select, insert, update, delete on %I to coworkflow_app', t);
  end loop;
  -- One's own bookings across operators need the names of what was booked.
  foreach t in array array['spaces', 'resources'] loop
    execute format(
      'create policy as_person on %I for select using (exists (select 1 from members m where m.operator_id = %I.operator_id '
      'and m.person_id = nullif(current_setting(''app.person_id'', true), '''')::uuid))', t, t);
  end loop;
end $$;
