-- Who waits for a full slot, and what changes of a space do to the bookings that they touch.

create table waitlist_entries (
  operator_id uuid not null references operators (id),
  id uuid not null,
  space_id uuid not null,
  member_id uuid not null,
  person_id uuid not null,
  kind text,
  group_id uuid,
  resource_id uuid,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  status text not null default 'waiting',
  offered_resource_id uuid,
  offered_at timestamptz,
  offer_expires_at timestamptz,
  booking_id uuid,
  created_at timestamptz not null default now(),
  settled_at timestamptz,
  primary key (operator_id, id),
  foreign key (operator_id, space_id) references spaces (operator_id, id),
  foreign key (operator_id, member_id, person_id) references members (operator_id, id, person_id),
  foreign key (operator_id, space_id, group_id) references desk_groups (operator_id, space_id, id),
  foreign key (operator_id, space_id, resource_id) references resources (operator_id, space_id, id),
  foreign key (operator_id, space_id, offered_resource_id) references resources (operator_id, space_id, id),
  foreign key (operator_id, booking_id) references bookings (operator_id, id),
  constraint waitlist_ends_after_start check (starts_at < ends_at),
  constraint waitlist_one_wish check (num_nonnulls(kind, group_id, resource_id) = 1),
  constraint waitlist_kind_known check (kind in ('desk', 'meeting_room', 'private_office', 'phone_booth', 'event_space', 'parking')),
  constraint waitlist_status_known check (status in ('waiting', 'offered', 'booked', 'declined', 'lapsed', 'left', 'over')),
  constraint waitlist_offer_whole check ((status = 'offered') <= (offered_resource_id is not null and offer_expires_at is not null)),
  constraint waitlist_booked_has_booking check ((status = 'booked') = (booking_id is not null))
);
comment on table waitlist_entries is 'A member waits for a range of a resource, of any of a group, or of any of a kind; the first in line is offered what frees up.';
comment on constraint waitlist_ends_after_start on waitlist_entries is 'A wish has a length.';
comment on constraint waitlist_one_wish on waitlist_entries is 'For one resource, one group or one kind.';
comment on constraint waitlist_kind_known on waitlist_entries is 'The kinds of the product.';
comment on constraint waitlist_status_known on waitlist_entries is 'Waiting, offered (a hold keeps the place), booked, declined, lapsed, left, or over because its time has come.';
comment on constraint waitlist_offer_whole on waitlist_entries is 'An offer names what is offered and until when.';
comment on constraint waitlist_booked_has_booking on waitlist_entries is 'Who got the place has a booking.';
create index waitlist_in_line on waitlist_entries (operator_id, space_id, created_at, id) where status in ('waiting', 'offered');
create index waitlist_of_person on waitlist_entries (person_id, starts_at);
create index waitlist_offers on waitlist_entries (operator_id, offer_expires_at) where status = 'offered';
create unique index waitlist_wish_once on waitlist_entries (operator_id, member_id, starts_at, ends_at, kind, group_id, resource_id) nulls not distinct
  where status in ('waiting', 'offered');
comment on index waitlist_wish_once is 'Nobody stands in one line twice.';

alter table occupancies
  add foreign key (operator_id, waitlist_entry_id) references waitlist_entries (operator_id, id);
create index occupancies_of_offer on occupancies (operator_id, waitlist_entry_id) where waitlist_entry_id is not null;

alter table closures
  add column created_by uuid,
  add foreign key (operator_id, created_by) references members (operator_id, id);

create table space_changes (
  operator_id uuid not null references operators (id),
  id uuid not null,
  space_id uuid not null,
  kind text not null,
  resource_id uuid,
  closure_id uuid,
  reason text not null,
  details jsonb not null default '{}',
  changed_by uuid not null,
  created_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, space_id) references spaces (operator_id, id),
  foreign key (operator_id, space_id, resource_id) references resources (operator_id, space_id, id),
  foreign key (operator_id, changed_by) references members (operator_id, id),
  constraint space_change_kind_known check (kind in ('closure', 'hours', 'retire', 'zone')),
  constraint space_change_reason_given check (length(reason) between 1 and 200)
);
comment on table space_changes is 'A closure, new opening hours, a retired resource or another time zone: one act that may touch many bookings, kept with what it did to each.';
comment on column space_changes.closure_id is 'The closure that it made; kept as a mere id, for a closure that is opened again is gone.';
comment on constraint space_change_kind_known on space_changes is 'The four changes of a space that touch bookings.';
comment on constraint space_change_reason_given on space_changes is 'It says why in at most 200 characters.';
create index space_changes_in_space on space_changes (operator_id, space_id, created_at);

create table space_change_rows (
  operator_id uuid not null,
  change_id uuid not null,
  id uuid not null,
  booking_id uuid,
  waitlist_entry_id uuid,
  person_id uuid not null,
  decision text not null,
  before jsonb not null,
  after jsonb,
  primary key (operator_id, change_id, id),
  foreign key (operator_id, change_id) references space_changes (operator_id, id),
  foreign key (operator_id, booking_id) references bookings (operator_id, id),
  foreign key (operator_id, waitlist_entry_id) references waitlist_entries (operator_id, id),
  constraint space_change_row_about_one check (num_nonnulls(booking_id, waitlist_entry_id) = 1),
  constraint space_change_decision_known check (decision in ('moved', 'cancelled', 'kept'))
);
comment on table space_change_rows is 'What became of one booking or waitlist entry that a change of the space touched; the mail to its person is written from it.';
comment on constraint space_change_row_about_one on space_change_rows is 'A booking or a waitlist entry.';
comment on constraint space_change_decision_known on space_change_rows is 'Moved to a like resource or time, cancelled, or expressly kept.';
create index space_change_rows_of_person on space_change_rows (operator_id, change_id, person_id);
create index space_change_rows_of_booking on space_change_rows (operator_id, booking_id) where booking_id is not null;

do $$
declare t text;
begin
  foreach t in array array['waitlist_entries', 'space_changes', 'space_change_rows'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_operator on %I using (operator_id = nullif(current_setting(''app.operator_id'', true), '''')::uuid)', t);
    execute format('grant select, insert, update on %I to coworkflow_app', t);
  end loop;
end $$;
create policy as_person on waitlist_entries for select using (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
