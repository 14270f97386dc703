-- Bookings and series say who wanted what; occupancies hold the time. Two claims on one resource at one time cannot both be written.

create table series (
  operator_id uuid not null,
  id uuid not null,
  space_id uuid not null,
  resource_id uuid not null,
  member_id uuid not null,
  person_id uuid not null,
  local_start timestamp not null,
  time_zone text not null,
  duration_minutes integer not null,
  rrule text not null,
  made_until date not null,
  status text not null default 'live',
  sequence integer not null default 0,
  note text not null default '',
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, space_id, resource_id) references resources (operator_id, space_id, id),
  foreign key (operator_id, member_id, person_id) references members (operator_id, id, person_id),
  constraint series_length_within_month check (duration_minutes between 1 and 44640),
  constraint series_status_known check (status in ('live', 'ended')),
  constraint series_note_short check (length(note) <= 500),
  constraint series_rule_short check (length(rrule) between 1 and 500)
);
comment on table series is 'A recurring booking: local start, time zone, length and RRULE (RFC 5545); its bookings are its occurrences.';
comment on column series.local_start is 'Wall-clock start of the first occurrence, in time_zone.';
comment on column series.duration_minutes is 'Elapsed minutes of each occurrence.';
comment on column series.made_until is 'Local date up to which (inclusive) occurrences have been made; the nightly job moves it on.';
comment on column series.sequence is 'iCalendar SEQUENCE: raised by each change of the series or of one of its occurrences.';
comment on column series.changed_at is 'When sequence was last raised: iCalendar DTSTAMP.';
comment on constraint series_length_within_month on series is 'An occurrence lasts at most 31 days.';
comment on constraint series_status_known on series is 'Live, or ended by its member.';
comment on constraint series_note_short on series is 'At most 500 characters.';
comment on constraint series_rule_short on series is 'An RRULE of at most 500 characters.';
create index series_of_member on series (operator_id, member_id, status);
create index series_to_extend on series (operator_id, status, made_until);

create table cancellations (
  operator_id uuid not null references operators (id),
  id uuid not null,
  cancelled_by uuid not null,
  scope text not null,
  booking_id uuid not null,
  series_id uuid,
  rrule_before text,
  created_at timestamptz not null default now(),
  undo_until timestamptz not null,
  undone_at timestamptz,
  primary key (operator_id, id),
  foreign key (operator_id, cancelled_by) references members (operator_id, id),
  foreign key (operator_id, series_id) references series (operator_id, id),
  constraint cancellation_scope_known check (scope in ('one', 'following', 'all'))
);
comment on table cancellations is 'One act of cancelling: what it took back together can be undone together, until undo_until.';
comment on column cancellations.rrule_before is 'The series'' rule before this act ended it, to put back on undo.';
comment on constraint cancellation_scope_known on cancellations is 'This booking, this and following, or all.';
create index cancellations_of_series on cancellations (operator_id, series_id);

create table bookings (
  operator_id uuid not null,
  id uuid not null,
  space_id uuid not null,
  resource_id uuid not null,
  member_id uuid not null,
  person_id uuid not null,
  booked_by uuid not null,
  series_id uuid,
  original_local_start timestamp,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  status text not null default 'confirmed',
  skip_reason text,
  cancellation_id uuid,
  sequence integer not null default 0,
  note text not null default '',
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, space_id, resource_id) references resources (operator_id, space_id, id),
  foreign key (operator_id, member_id, person_id) references members (operator_id, id, person_id),
  foreign key (operator_id, booked_by) references members (operator_id, id),
  foreign key (operator_id, series_id) references series (operator_id, id),
  foreign key (operator_id, cancellation_id) references cancellations (operator_id, id),
  constraint booking_occurrence_once unique (operator_id, series_id, original_local_start),
  constraint booking_ends_after_start check (starts_at < ends_at),
  constraint booking_occurrence_has_series check ((series_id is null) = (original_local_start is null)),
  constraint booking_status_known check (status in ('confirmed', 'cancelled', 'skipped')),
  constraint booking_skip_explained check (case status when 'skipped' then skip_reason is not null when 'confirmed' then skip_reason is null else true end),
  constraint booking_skip_reason_known check (skip_reason in ('taken', 'closed', 'outside_hours')),
  constraint booking_cancelled_by_act check ((status = 'cancelled') = (cancellation_id is not null)),
  constraint booking_note_short check (length(note) <= 500)
);
comment on table bookings is 'One claim of a member on a resource for a time range. It keeps the history; the time itself is held in occupancies.';
comment on column bookings.original_local_start is 'Which occurrence of the series this is (RECURRENCE-ID): its first wall-clock start, whatever happened to it later.';
comment on column bookings.sequence is 'iCalendar SEQUENCE: raised by each change that a calendar must hear of.';
comment on column bookings.changed_at is 'When sequence was last raised: iCalendar DTSTAMP.';
comment on constraint booking_occurrence_once on bookings is 'An occurrence of a series exists once.';
comment on constraint booking_ends_after_start on bookings is 'A booking ends after it starts.';
comment on constraint booking_occurrence_has_series on bookings is 'Occurrences belong to a series, single bookings to none.';
comment on constraint booking_status_known on bookings is 'Confirmed, cancelled, or an occurrence that was skipped because its time was not free.';
comment on constraint booking_skip_explained on bookings is 'A skipped date says why; cancelled together with its series it still does, so that undo can bring it back.';
comment on constraint booking_skip_reason_known on bookings is 'Taken by another claim, closed by the space, or outside opening hours.';
comment on constraint booking_cancelled_by_act on bookings is 'A cancelled booking names the act that cancelled it, a live one names none.';
comment on constraint booking_note_short on bookings is 'At most 500 characters.';
create index bookings_of_person on bookings (person_id, starts_at, id);
create index bookings_of_member on bookings (operator_id, member_id, starts_at);
create index bookings_in_space on bookings (operator_id, space_id, starts_at);
create index bookings_of_cancellation on bookings (operator_id, cancellation_id) where cancellation_id is not null;

create table closures (
  operator_id uuid not null,
  id uuid not null,
  space_id uuid not null,
  resource_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  reason text not null,
  created_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, space_id) references spaces (operator_id, id),
  foreign key (operator_id, space_id, resource_id) references resources (operator_id, space_id, id),
  constraint closure_ends_after_start check (starts_at < ends_at),
  constraint closure_reason_given check (length(reason) between 1 and 200)
);
comment on table closures is 'A time when a resource, or the whole space where none is named, is shut. A wish: occupancies hold what of it was free.';
comment on constraint closure_ends_after_start on closures is 'A closure ends after it starts.';
comment on constraint closure_reason_given on closures is 'A closure says why in at most 200 characters.';
create index closures_in_space on closures (operator_id, space_id, starts_at);

create table occupancies (
  operator_id uuid not null,
  id uuid not null default gen_random_uuid(),
  resource_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  during tstzrange not null generated always as (tstzrange(starts_at, ends_at, '[)')) stored,
  kind text not null,
  booking_id uuid,
  closure_id uuid,
  expires_at timestamptz,
  primary key (operator_id, id),
  foreign key (operator_id, resource_id) references resources (operator_id, id),
  foreign key (operator_id, booking_id) references bookings (operator_id, id),
  foreign key (operator_id, closure_id) references closures (operator_id, id),
  constraint occupancy_no_overlap exclude using gist (operator_id with =, resource_id with =, during with &&),
  constraint occupancy_ends_after_start check (starts_at < ends_at),
  constraint occupancy_within_month check (ends_at <= starts_at + interval '31 days 1 hour'),
  constraint occupancy_kind_known check (kind in ('booking', 'event', 'closure', 'hold')),
  constraint occupancy_one_holder check (
    (kind = 'booking') = (booking_id is not null) and (kind = 'closure') = (closure_id is not null)
  ),
  constraint occupancy_hold_expires check ((kind = 'hold') = (expires_at is not null))
);
comment on table occupancies is 'A row that holds a resource for a range, whoever holds it. A combined resource writes one row per part. Cancelling deletes the row.';
comment on constraint occupancy_no_overlap on occupancies is 'No double booking, ever: ranges are half-open, so touching claims are fine.';
comment on constraint occupancy_ends_after_start on occupancies is 'A claim has a length.';
comment on constraint occupancy_within_month on occupancies is 'At most 31 days a row (and an hour for clock changes): reads look back no further than that.';
comment on constraint occupancy_kind_known on occupancies is 'A booking, an event, a closure or a hold.';
comment on constraint occupancy_one_holder on occupancies is 'A claim names its holder.';
comment on constraint occupancy_hold_expires on occupancies is 'A hold has an expiry, nothing else has.';
-- Row-level security keeps `during && …` from any index (range operators are not leak-proof): reads use the plain columns.
create index occupancies_by_time on occupancies (operator_id, resource_id, starts_at, ends_at);
create index occupancies_of_booking on occupancies (operator_id, booking_id) where booking_id is not null;
create index occupancies_of_closure on occupancies (operator_id, closure_id) where closure_id is not null;

do $$
declare t text;
begin
  foreach t in array array['series', 'cancellations', 'bookings', 'closures', 'occupancies'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_operator on %I using (operator_id = nullif(current_setting(''app.operator_id'', true), '''')::uuid)', t);
    execute format('grant select, insert, update on %I to coworkflow_app', t);
  end loop;
  foreach t in array array['series', 'bookings'] loop
    execute format('create policy as_person on %I for select using (person_id = nullif(current_setting(''app.person_id'', true), '''')::uuid)', t);
  end loop;
end $$;
grant delete on occupancies, closures to coworkflow_app;
