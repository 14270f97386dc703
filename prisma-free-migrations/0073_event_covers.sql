-- The cover picture of an event. A picture is a row of its own that never shows another, so that an event that is used as a template hands it on.

create table event_covers (
  operator_id uuid not null references operators (id),
  id uuid not null,
  file_key text not null,
  added_by uuid not null,
  added_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, added_by) references members (operator_id, id),
  constraint event_cover_file_once unique (operator_id, file_key)
);
comment on table event_covers is 'Pictures that events show on top; one that no event shows for two days is forgotten.';
comment on column event_covers.file_key is 'Where its two sizes stand in the store of files.';
comment on constraint event_cover_file_once on event_covers is 'A file is one picture.';
alter table event_covers enable row level security;
alter table event_covers force row level security;
create policy in_operator on event_covers using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
grant select, insert, delete on event_covers to coworkflow_app;

alter table events
  drop column cover_version,
  add column cover_id uuid,
  add column cover_alt text not null default '',
  add foreign key (operator_id, cover_id) references event_covers (operator_id, id),
  add constraint event_cover_alt_short check (length(cover_alt) <= 200);
comment on column events.cover_id is 'The picture on top of its page; null for none.';
comment on column events.cover_alt is 'What the picture shows, for who does not see it.';
comment on constraint event_cover_alt_short on events is 'At most 200 characters.';
create index events_of_cover on events (operator_id, cover_id) where cover_id is not null;
