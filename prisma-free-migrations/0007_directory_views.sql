-- What is published across operators. The views belong to the owner; their policies apply to the owner alone and only while a
-- transaction says that it reads the directory, so the application's role sees these columns and nothing more.

create policy in_directory on operators for select to current_user using (current_setting('app.directory', true) = 'on');
create policy in_directory on spaces for select to current_user using (current_setting('app.directory', true) = 'on');
create policy in_directory on resources for select to current_user using (current_setting('app.directory', true) = 'on');
create policy in_directory on resource_parts for select to current_user using (current_setting('app.directory', true) = 'on');
create policy in_directory on opening_hours for select to current_user using (current_setting('app.directory', true) = 'on');
create policy in_directory on opening_exceptions for select to current_user using (current_setting('app.directory', true) = 'on');
create policy in_directory on occupancies for select to current_user using (current_setting('app.directory', true) = 'on');

create view directory.operators with (security_barrier) as
  select id, slug, name, accent from operators;
comment on view directory.operators is 'Every operator''s address, name and colour: what its sign-in page shows to anybody.';

create view directory.spaces with (security_barrier) as
  select operator_id, id, slug, name, time_zone, street, postal_code, city, country, description, amenities
  from spaces where listed;
comment on view directory.spaces is 'Listed spaces.';

create view directory.resources with (security_barrier) as
  select r.operator_id, r.id, r.space_id, r.kind, r.name, r.capacity, r.description, r.amenities, r.sort_key, r.open_to_visitors
  from resources r join spaces s on s.operator_id = r.operator_id and s.id = r.space_id
  where s.listed and r.retired_at is null;
comment on view directory.resources is 'What can be booked in listed spaces.';

create view directory.resource_parts with (security_barrier) as
  select p.operator_id, p.whole_id, p.part_id
  from resource_parts p
  join resources r on r.operator_id = p.operator_id and r.id = p.whole_id
  join spaces s on s.operator_id = r.operator_id and s.id = r.space_id
  where s.listed;
comment on view directory.resource_parts is 'Parts of combined resources in listed spaces.';

create view directory.opening_hours with (security_barrier) as
  select h.operator_id, h.space_id, h.weekday, h.opens_minute, h.closes_minute
  from opening_hours h join spaces s on s.operator_id = h.operator_id and s.id = h.space_id where s.listed;
comment on view directory.opening_hours is 'Opening hours of listed spaces.';

create view directory.opening_exceptions with (security_barrier) as
  select h.operator_id, h.space_id, h.on_date, h.name, h.opens_minute, h.closes_minute
  from opening_exceptions h join spaces s on s.operator_id = h.operator_id and s.id = h.space_id where s.listed;
comment on view directory.opening_exceptions is 'Holidays and short days of listed spaces.';

create view directory.occupancies with (security_barrier) as
  select o.operator_id, o.resource_id, o.starts_at, o.ends_at, o.expires_at
  from occupancies o
  join resources r on r.operator_id = o.operator_id and r.id = o.resource_id
  join spaces s on s.operator_id = r.operator_id and s.id = r.space_id
  where s.listed;
comment on view directory.occupancies is 'When resources of listed spaces are taken. Not by whom, not for what.';

grant select on all tables in schema directory to coworkflow_app;
