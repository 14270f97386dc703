-- Whoever holds a weekly desk gives up a day, or a part of one. What was given up is kept, so that it can be credited where others booked it.

create table released_time (
  operator_id uuid not null references operators (id),
  id uuid not null,
  booking_id uuid not null,
  series_id uuid,
  resource_id uuid not null,
  member_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  how text not null,
  released_at timestamptz not null,
  taken_back_at timestamptz,
  primary key (operator_id, id),
  foreign key (operator_id, booking_id) references bookings (operator_id, id),
  foreign key (operator_id, series_id) references series (operator_id, id),
  foreign key (operator_id, resource_id) references resources (operator_id, id),
  foreign key (operator_id, member_id) references members (operator_id, id),
  constraint released_time_ends_after_start check (starts_at < ends_at),
  constraint released_time_how_known check (how in ('away', 'late', 'left_early'))
);
comment on table released_time is 'Time of a date of a series that its member gave up and others could book. What they booked of it is read from their bookings.';
comment on column released_time.series_id is 'The part of the series whose date it was.';
comment on column released_time.resource_id is 'Where it was given up: the date may be elsewhere by now.';
comment on column released_time.starts_at is 'From when on it was free; shorter where the booking holds a part of it again.';
comment on column released_time.taken_back_at is 'When the booking held all of it again: undone, or made longer.';
comment on constraint released_time_ends_after_start on released_time is 'Released time ends after it starts.';
comment on constraint released_time_how_known on released_time is 'Away: the whole date. Late: its beginning. Left early: its end.';
create index released_time_of_member on released_time (operator_id, member_id, released_at desc, id desc) where taken_back_at is null;
create index released_time_of_booking on released_time (operator_id, booking_id) where taken_back_at is null;
-- Who booked a certain resource since: a space may have hundreds of bookings a day.
create index bookings_of_resource on bookings (operator_id, resource_id, starts_at);

alter table released_time enable row level security;
alter table released_time force row level security;
create policy in_operator on released_time using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
grant select, insert, update on released_time to coworkflow_app;
