-- Resources as their owner keeps them: pictures, a list of amenities of one's own, a code at the desk, and parts that never go in a ring.

create table resource_photos (
  operator_id uuid not null,
  id uuid not null,
  resource_id uuid not null,
  position smallint not null,
  file_key text not null,
  width integer not null,
  height integer not null,
  alt text not null default '',
  created_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, resource_id) references resources (operator_id, id),
  constraint resource_photo_sized check (width between 1 and 8000 and height between 1 and 8000),
  constraint resource_photo_position check (position between 0 and 20),
  constraint resource_photo_alt_short check (length(alt) <= 200)
);
comment on table resource_photos is 'Pictures of a resource, resized and without metadata; the bytes stand in the file store under file_key.';
comment on constraint resource_photo_sized on resource_photos is 'Pixels, after resizing.';
comment on constraint resource_photo_position on resource_photos is 'In the order shown; 0 comes first.';
comment on constraint resource_photo_alt_short on resource_photos is 'What it shows, for those who do not see it, in at most 200 characters.';
create index resource_photos_of_resource on resource_photos (operator_id, resource_id, position);

create table amenities (
  operator_id uuid not null references operators (id),
  name text not null,
  created_at timestamptz not null default now(),
  primary key (operator_id, name),
  constraint amenity_named check (name = btrim(name) and length(name) between 1 and 40)
);
comment on table amenities is 'What an operator''s resources may have, as the owner names it; resources carry the names.';
comment on constraint amenity_named on amenities is 'At most 40 characters.';

alter table resources
  add column check_in_code uuid not null default gen_random_uuid(),
  add constraint resource_check_in_code_unique unique (operator_id, check_in_code);
comment on column resources.check_in_code is 'Stands in the QR code at the desk; whoever scans it is there.';
comment on constraint resource_check_in_code_unique on resources is 'One code, one place.';

create function refuse_ring_of_parts() returns trigger language plpgsql as $$
declare deepest integer;
begin
  -- Two who add parts at once come one after another, or each would miss the other's half of a ring.
  perform pg_advisory_xact_lock(hashtextextended(new.operator_id::text || ' parts', 0));
  if exists (
    with recursive below (id) as (
      select new.part_id
      union
      select p.part_id from below b join public.resource_parts p on p.operator_id = new.operator_id and p.whole_id = b.id
    ) select 1 from below where id = new.whole_id
  ) then
    raise exception 'a resource would be a part of itself' using errcode = 'check_violation', constraint = 'resource_parts_no_ring', table = 'resource_parts';
  end if;
  with recursive up (id, steps) as (
    select new.whole_id, 0
    union
    select p.whole_id, u.steps + 1 from up u join public.resource_parts p on p.operator_id = new.operator_id and p.part_id = u.id
  ), down (id, steps) as (
    select new.part_id, 0
    union
    select p.part_id, d.steps + 1 from down d join public.resource_parts p on p.operator_id = new.operator_id and p.whole_id = d.id
  ) select (select max(steps) from up) + (select max(steps) from down) + 2 into deepest;
  if deepest > 3 then
    raise exception 'parts are nested more than three deep' using errcode = 'check_violation', constraint = 'resource_parts_three_deep', table = 'resource_parts';
  end if;
  return new;
end $$;
comment on function refuse_ring_of_parts is 'Combined resources: no resource in itself, and at most three levels (a hall, its halves, their quarters).';
revoke all on function refuse_ring_of_parts from public;
create trigger resource_parts_in_order before insert or update on resource_parts for each row execute function refuse_ring_of_parts();

do $$
declare t text;
begin
  foreach t in array array['resource_photos', 'amenities'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_operator on %I using (operator_id = nullif(current_setting(''app.operator_id'', true), '''')::uuid)', t);
    execute format('grant select, insert, update, delete on %I to coworkflow_app', t);
  end loop;
end $$;
