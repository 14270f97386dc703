-- A series lives: it is changed from a date on, so it may have several parts, each with one rule and one identity in calendars.

alter table series
  add column root_id uuid,
  add column follows_id uuid,
  add column exdates timestamp[] not null default '{}',
  add column rdates timestamp[] not null default '{}',
  add column guests jsonb not null default '[]',
  add foreign key (operator_id, root_id) references series (operator_id, id),
  add foreign key (operator_id, follows_id) references series (operator_id, id),
  add constraint series_root_with_follows check ((root_id is null) = (follows_id is null)),
  add constraint series_guests_list check (jsonb_typeof(guests) = 'array' and jsonb_array_length(guests) <= 100 and octet_length(guests::text) <= 20000),
  add constraint series_exceptions_few check (cardinality(exdates) <= 1000 and cardinality(rdates) <= 1000);
comment on column series.root_id is 'The first part of the series that this part belongs to; empty for the first itself.';
comment on column series.follows_id is 'The part that this one goes on from (RELATED-TO): a change of "this and following" ended that one.';
comment on column series.exdates is 'Local starts that the rule makes and nobody wants (EXDATE). Dates that were cancelled have rows instead.';
comment on column series.rdates is 'Local starts beside the rule (RDATE).';
comment on column series.guests is 'Who comes along on every date: name, and address where known.';
comment on constraint series_root_with_follows on series is 'The first part follows none, every other part one.';
comment on constraint series_guests_list on series is 'At most 100 guests.';
comment on constraint series_exceptions_few on series is 'At most 1000 exceptions and 1000 extra dates.';
create index series_parts on series (operator_id, root_id) where root_id is not null;

-- A whole series moves in one statement: its dates may step on each other's old place on the way.
alter table bookings drop constraint booking_occurrence_once;
alter table bookings add constraint booking_occurrence_once unique (operator_id, series_id, original_local_start) deferrable initially immediate;
comment on constraint booking_occurrence_once on bookings is 'An occurrence of a series exists once.';

create table series_changes (
  operator_id uuid not null references operators (id),
  id uuid not null,
  changed_by uuid not null,
  scope text not null,
  series_id uuid not null,
  booking_id uuid not null,
  before jsonb not null,
  after jsonb not null,
  created_at timestamptz not null default now(),
  undo_until timestamptz not null,
  undone_at timestamptz,
  primary key (operator_id, id),
  foreign key (operator_id, changed_by) references members (operator_id, id),
  foreign key (operator_id, series_id) references series (operator_id, id),
  foreign key (operator_id, booking_id) references bookings (operator_id, id),
  constraint series_change_scope_known check (scope in ('following', 'all'))
);
comment on table series_changes is 'One act of changing a series from a date on, or all of it: what it made of parts and dates, undone as one until undo_until.';
comment on column series_changes.series_id is 'The part from which on it was changed.';
comment on column series_changes.booking_id is 'The date that was chosen.';
comment on column series_changes.before is 'Parts and dates as they were.';
comment on column series_changes.after is 'Parts and dates as they became.';
comment on constraint series_change_scope_known on series_changes is 'This and following, or all.';
create index series_changes_of_series on series_changes (operator_id, series_id, created_at);

alter table series_changes enable row level security;
alter table series_changes force row level security;
create policy in_operator on series_changes using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
grant select, insert, update on series_changes to coworkflow_app;
