-- Photos of what can be booked in listed spaces are published with them; and who is invited from a list has a name there.

create policy in_directory on resource_photos for select to current_user using (current_setting('app.directory', true) = 'on');
create view directory.resource_photos with (security_barrier) as
  select p.operator_id, p.id, p.resource_id, p.position, p.file_key, p.width, p.height, p.alt
  from resource_photos p
  join resources r on r.operator_id = p.operator_id and r.id = p.resource_id
  join spaces s on s.operator_id = r.operator_id and s.id = r.space_id
  where s.listed and r.retired_at is null;
comment on view directory.resource_photos is 'Photos of what can be booked in listed spaces.';
grant select on directory.resource_photos to coworkflow_app;
create index resource_photos_of_file on resource_photos (operator_id, file_key);

alter table invitations
  add column name text not null default '',
  add constraint invitation_name_short check (length(name) <= 80);
comment on column invitations.name is 'What the person is called in the list that invited them; where they join they may say otherwise.';
comment on constraint invitation_name_short on invitations is 'At most 80 characters, as a member''s own.';
