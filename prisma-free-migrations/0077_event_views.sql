-- How often the page of an event was opened, and by which way: counts by day, nobody by name.

create table event_views (
  operator_id uuid not null,
  event_id uuid not null,
  day date not null,
  came_from text not null default '',
  views integer not null,
  primary key (operator_id, event_id, day, came_from),
  foreign key (operator_id, event_id) references events (operator_id, id),
  constraint event_views_counted check (views > 0),
  constraint event_views_came_from_short check (length(came_from) <= 200)
);
comment on table event_views is 'How many people opened the page of an event on a day of its own clock, by where they came from. Who runs it and robots are not counted.';
comment on column event_views.came_from is 'The site that led there, or what the address said; empty where nothing did; :members for who is signed in.';
comment on constraint event_views_counted on event_views is 'A day on which nobody looked has no row.';
comment on constraint event_views_came_from_short on event_views is 'At most 200 characters, as with answers.';

create table event_view_marks (
  operator_id uuid not null,
  day date not null,
  event_id uuid not null,
  mark bytea not null,
  primary key (operator_id, day, event_id, mark),
  foreign key (operator_id, event_id) references events (operator_id, id),
  constraint event_view_mark_whole check (octet_length(mark) = 12)
);
comment on table event_view_marks is 'That somebody was counted on a day, so that they are not counted again: a hash salted with the day, from which no address can be read. Deleted when the day is over.';
comment on constraint event_view_mark_whole on event_view_marks is '96 bits.';

do $$
declare t text;
begin
  foreach t in array array['event_views', 'event_view_marks'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_operator on %I using (operator_id = nullif(current_setting(''app.operator_id'', true), '''')::uuid)', t);
    execute format('grant select, insert, update on %I to coworkflow_app', t);
  end loop;
end $$;
grant delete on event_view_marks to coworkflow_app;

-- The report looks at dates of a period, cancelled ones too.
create index event_dates_of_period on event_dates (operator_id, starts_at) where status <> 'skipped';
