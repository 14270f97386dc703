-- A booking lives: it may be asked for and answered, moved, handed over, checked in and out, kept from a no-show; its occupancy carries buffers.

alter table bookings drop constraint booking_status_known;
alter table bookings add constraint booking_status_known check (
  status in ('confirmed', 'cancelled', 'skipped', 'requested', 'declined', 'lapsed', 'no_show')
);
comment on constraint booking_status_known on bookings is
  'Confirmed, cancelled, skipped (an occurrence that could not be had), requested (it waits for a yes), declined, lapsed (nobody answered in time), no_show (nobody came, the rest was released).';
alter table bookings drop constraint booking_skip_reason_known;
alter table bookings add constraint booking_skip_reason_known check (skip_reason in ('taken', 'closed', 'outside_hours', 'rule'));
comment on constraint booking_skip_reason_known on bookings is 'Taken by another claim, closed by the space, outside opening hours, or against a booking rule.';
alter table bookings
  add column buffer_before_minutes integer not null default 0,
  add column buffer_after_minutes integer not null default 0,
  add column guests jsonb not null default '[]',
  add column guest_name text,
  add column guest_email text,
  add column override_reason text,
  add column override_codes text[] not null default '{}',
  add column request_expires_at timestamptz,
  add column answered_by uuid,
  add column answered_at timestamptz,
  add column answer_note text not null default '',
  add column checked_in_at timestamptz,
  add column checked_in_by uuid,
  add column checked_in_how text,
  add column checked_out_at timestamptz,
  add column release_at timestamptz,
  add foreign key (operator_id, answered_by) references members (operator_id, id),
  add foreign key (operator_id, checked_in_by) references members (operator_id, id),
  add constraint booking_buffers_sane check (buffer_before_minutes between 0 and 720 and buffer_after_minutes between 0 and 720),
  add constraint booking_guests_list check (jsonb_typeof(guests) = 'array' and jsonb_array_length(guests) <= 100 and octet_length(guests::text) <= 20000),
  add constraint booking_guest_named check (
    case when guest_name is null then guest_email is null
    else length(btrim(guest_name)) between 1 and 80 and (guest_email is null or (guest_email = lower(guest_email) and length(guest_email) <= 254)) end
  ),
  add constraint booking_override_explained check (
    case when override_reason is null then override_codes = '{}' else length(btrim(override_reason)) between 1 and 300 end
  ),
  add constraint booking_request_expires check (status not in ('requested', 'lapsed') or request_expires_at is not null),
  add constraint booking_answer_short check (length(answer_note) <= 500),
  add constraint booking_checked_in_how_known check (checked_in_how in ('member', 'qr', 'front_desk', 'display', 'automatic')),
  add constraint booking_checked_in_once check ((checked_in_at is null) = (checked_in_how is null));
comment on column bookings.buffer_before_minutes is 'What the rule asked for when this was written. The buffer rows of occupancies say what it got: none where it touches a booking of the same member.';
comment on column bookings.guests is 'Who comes along: [{"name", "email"?}].';
comment on column bookings.guest_name is 'Booked for somebody without an account; member_id is then the member of staff who did it.';
comment on column bookings.override_reason is 'Staff booked it against a rule, and why. override_codes names the rules.';
comment on column bookings.request_expires_at is 'Until when the request holds its time; then it lapses by itself.';
comment on column bookings.release_at is 'When the rest of the time is released if nobody has checked in; empty where no check-in is asked for.';
comment on constraint booking_buffers_sane on bookings is 'A buffer lasts at most twelve hours.';
comment on constraint booking_guests_list on bookings is 'At most 100 guests.';
comment on constraint booking_guest_named on bookings is 'A guest without an account has a name, and perhaps a lower-case address.';
comment on constraint booking_override_explained on bookings is 'Rules are broken with a reason of at most 300 characters, or not at all.';
comment on constraint booking_request_expires on bookings is 'A request knows when it lapses.';
comment on constraint booking_answer_short on bookings is 'At most 500 characters.';
comment on constraint booking_checked_in_how_known on bookings is 'By the member, by the code at the desk, by the front desk, at the display, or by itself.';
comment on constraint booking_checked_in_once on bookings is 'A check-in has a moment and a way.';
create index bookings_to_release on bookings (operator_id, release_at) where status = 'confirmed' and checked_in_at is null and release_at is not null;
create index bookings_requested on bookings (operator_id, request_expires_at) where status = 'requested';

-- A request and an offer hold their time with an expiry. A buffer is a row of its own beside that of the booking itself: between two bookings
-- of one member it is left out or taken away, and comes back where it is free, each by one insert or delete that cannot fail half way.
alter table occupancies
  add column waitlist_entry_id uuid,
  add column buffer boolean not null default false,
  add constraint occupancy_buffer_of_booking check (not buffer or booking_id is not null);
comment on column occupancies.buffer is 'The time before or after a booking that its rule keeps free, not the booking itself.';
comment on constraint occupancy_buffer_of_booking on occupancies is 'Only a booking (or its request) has buffers.';
alter table occupancies drop constraint occupancy_one_holder;
alter table occupancies add constraint occupancy_one_holder check (
  case kind
    when 'booking' then booking_id is not null and closure_id is null and waitlist_entry_id is null
    when 'closure' then closure_id is not null and booking_id is null and waitlist_entry_id is null
    when 'hold' then closure_id is null and num_nonnulls(booking_id, waitlist_entry_id) <= 1
    else num_nonnulls(booking_id, closure_id, waitlist_entry_id) = 0
  end
);
comment on constraint occupancy_one_holder on occupancies is 'A claim names its holder; a hold is that of a request, of an offer, or of nobody yet.';

create table booking_changes (
  operator_id uuid not null references operators (id),
  id uuid not null,
  kind text not null,
  changed_by uuid,
  booking_id uuid not null,
  other_booking_id uuid,
  before jsonb not null,
  after jsonb not null,
  created_at timestamptz not null default now(),
  undo_until timestamptz not null,
  undone_at timestamptz,
  primary key (operator_id, id),
  foreign key (operator_id, changed_by) references members (operator_id, id),
  foreign key (operator_id, booking_id) references bookings (operator_id, id),
  foreign key (operator_id, other_booking_id) references bookings (operator_id, id),
  constraint booking_change_kind_known check (kind in ('moved', 'swapped', 'handed_over', 'details', 'checked_out')),
  constraint booking_change_swap_has_two check ((kind = 'swapped') = (other_booking_id is not null))
);
comment on table booking_changes is 'One act of changing a booking, or of swapping two: what stood before and after. It can be undone until undo_until.';
comment on column booking_changes.before is 'What the act changed, as it was: [{"bookingId", ...}]; times as ISO instants.';
comment on constraint booking_change_kind_known on booking_changes is 'Moved (also extended and shortened), swapped, handed over, guests and note, checked out early.';
comment on constraint booking_change_swap_has_two on booking_changes is 'Two bookings swap; everything else changes one.';
create index booking_changes_of_booking on booking_changes (operator_id, booking_id, created_at);
create index booking_changes_of_other on booking_changes (operator_id, other_booking_id) where other_booking_id is not null;

alter table booking_changes enable row level security;
alter table booking_changes force row level security;
create policy in_operator on booking_changes using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
grant select, insert, update on booking_changes to coworkflow_app;
