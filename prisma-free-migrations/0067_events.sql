-- Events: what a host publishes, the dates on which it takes place, and who comes (docs/decisions/0023).

create table event_settings (
  operator_id uuid not null references operators (id),
  host_roles text[] not null default '{host}',
  yes_roles text[] not null default '{}',
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  primary key (operator_id),
  foreign key (operator_id, changed_by) references members (operator_id, id),
  constraint event_host_roles_listed check (host_roles <@ array['front_desk', 'host', 'member', 'visitor']),
  constraint event_yes_roles_listed check (yes_roles <@ array['front_desk', 'host', 'member', 'visitor'])
);
comment on table event_settings is 'Who may host at an operator beside owners and managers; without a row, hosts alone.';
comment on column event_settings.host_roles is 'Roles that may host.';
comment on column event_settings.yes_roles is 'Roles whose events an owner or manager says yes to before they are published.';
comment on constraint event_host_roles_listed on event_settings is 'Owners and managers always may.';
comment on constraint event_yes_roles_listed on event_settings is 'Owners and managers need nobody''s yes.';

create table events (
  operator_id uuid not null references operators (id),
  id uuid not null,
  space_id uuid not null,
  slug text not null,
  host_id uuid not null,
  title text not null,
  description text not null default '',
  category text not null,
  tags text[] not null default '{}',
  audience text not null,
  plan_ids uuid[] not null default '{}',
  place text not null,
  resource_id uuid,
  place_words text not null default '',
  online_url text not null default '',
  setup_minutes integer not null default 0,
  cleanup_minutes integer not null default 0,
  time_zone text not null,
  local_start text not null,
  duration_minutes integer not null,
  rrule text,
  rdates text[] not null default '{}',
  made_until date,
  capacity integer,
  guests_each integer not null default 0,
  approval boolean not null default false,
  opens_at timestamptz,
  closes_minutes integer not null default 0,
  offer_minutes integer,
  who_comes text not null default 'count',
  status text not null default 'draft',
  publish_at timestamptz,
  published_at timestamptz,
  ended_words text not null default '',
  cover_version integer not null default 0,
  version integer not null default 1,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, space_id) references spaces (operator_id, id),
  foreign key (operator_id, space_id, resource_id) references resources (operator_id, space_id, id),
  foreign key (operator_id, host_id) references members (operator_id, id),
  foreign key (operator_id, created_by) references members (operator_id, id),
  constraint event_address_once unique (operator_id, slug),
  constraint event_slug_written check (slug ~ '^[A-Za-z0-9_-]{1,100}$'),
  constraint event_title_given check (length(title) between 1 and 120),
  constraint event_description_short check (length(description) <= 20000),
  constraint event_category_known check (category in ('talk', 'workshop', 'social', 'food', 'wellbeing', 'business', 'community', 'other')),
  constraint event_few_tags check (cardinality(tags) <= 8),
  constraint event_audience_known check (audience in ('public', 'members', 'plans', 'invited', 'link')),
  constraint event_plans_named check ((audience = 'plans') = (cardinality(plan_ids) > 0)),
  constraint event_place_known check (place in ('resource', 'elsewhere', 'online')),
  constraint event_place_whole check ((place = 'resource') = (resource_id is not null) and (place = 'elsewhere') <= (place_words <> '') and (place = 'online') <= (online_url <> '')),
  constraint event_place_short check (length(place_words) <= 200 and length(online_url) <= 500),
  constraint event_around_in_bounds check (setup_minutes between 0 and 720 and cleanup_minutes between 0 and 720),
  constraint event_length_in_bounds check (duration_minutes between 5 and 20160),
  constraint event_capacity_in_bounds check (capacity between 1 and 10000),
  constraint event_guests_in_bounds check (guests_each between 0 and 10),
  constraint event_closes_in_bounds check (closes_minutes between 0 and 43200),
  constraint event_offer_in_bounds check (offer_minutes between 5 and 10080),
  constraint event_who_comes_known check (who_comes in ('nobody', 'count', 'names')),
  constraint event_status_known check (status in ('draft', 'asked', 'scheduled', 'published', 'cancelled')),
  constraint event_schedule_whole check ((status = 'scheduled') <= (publish_at is not null) and (status = 'published') <= (published_at is not null)),
  constraint event_ended_words_short check (length(ended_words) <= 500)
);
comment on table events is 'What a host publishes; it takes place on the rows of event_dates.';
comment on column events.slug is 'Its address at its operator. One for those who have the link alone ends in a secret.';
comment on column events.plan_ids is 'For the audience of plans: whose members it is for.';
comment on column events.place is 'A resource of the space, which each date holds; elsewhere, in words; or online.';
comment on column events.online_url is 'Told to nobody but those who come.';
comment on column events.setup_minutes is 'The room is held so long before each date, in place of the buffer of its own rule.';
comment on column events.local_start is 'First start on the wall clock of the zone (2026-12-01T18:30).';
comment on column events.rrule is 'How it repeats; null for once. Dates are made up to made_until, like those of a series.';
comment on column events.rdates is 'Further local starts beside the rule.';
comment on column events.capacity is 'Places of each date, guests counted; null for any number. A date may have its own.';
comment on column events.guests_each is 'How many guests one may bring.';
comment on column events.approval is 'Somebody says yes to each who wants to come.';
comment on column events.opens_at is 'From when one can say that one comes; null for as soon as it is published.';
comment on column events.closes_minutes is 'Answers close so many minutes before each date starts.';
comment on column events.offer_minutes is 'A place that frees up is offered to the first who waits for so long; null gives it to them at once.';
comment on column events.who_comes is 'What others see of who comes: nothing, how many, or names as each allows.';
comment on column events.status is 'Draft, asked (waits for the owner''s yes), scheduled for publish_at, published, or cancelled.';
comment on column events.ended_words is 'Why it was cancelled, as those who had a place were told.';
comment on column events.cover_version is 'Raised with each cover picture; 0 for none.';
comment on constraint event_address_once on events is 'An address at an operator is one event.';
comment on constraint event_slug_written on events is 'Letters, digits and dashes.';
comment on constraint event_title_given on events is 'At most 120 characters.';
comment on constraint event_description_short on events is 'At most 20,000 characters.';
comment on constraint event_category_known on events is 'The categories of the product.';
comment on constraint event_few_tags on events is 'At most eight.';
comment on constraint event_audience_known on events is 'Everybody, members, members on some plans, who was invited, or who has the link.';
comment on constraint event_plans_named on events is 'Plans are named where it is for plans, and nowhere else.';
comment on constraint event_place_known on events is 'A resource, elsewhere, or online.';
comment on constraint event_place_whole on events is 'Where it is, is said.';
comment on constraint event_place_short on events is 'A place in 200 characters, a link in 500.';
comment on constraint event_around_in_bounds on events is 'At most twelve hours before and after.';
comment on constraint event_length_in_bounds on events is 'Five minutes to fourteen days.';
comment on constraint event_capacity_in_bounds on events is 'At least one place.';
comment on constraint event_guests_in_bounds on events is 'At most ten guests each.';
comment on constraint event_closes_in_bounds on events is 'At most thirty days before.';
comment on constraint event_offer_in_bounds on events is 'Five minutes to a week.';
comment on constraint event_who_comes_known on events is 'Nothing, how many, or names.';
comment on constraint event_status_known on events is 'The five states of an event.';
comment on constraint event_schedule_whole on events is 'A schedule has a moment, and so has what is published.';
comment on constraint event_ended_words_short on events is 'At most 500 characters.';
create index events_in_space on events (operator_id, space_id, status);
create index events_to_publish on events (operator_id, publish_at) where status = 'scheduled';
create index events_of_host on events (operator_id, host_id);

create table event_hosts (
  operator_id uuid not null,
  event_id uuid not null,
  member_id uuid not null,
  primary key (operator_id, event_id, member_id),
  foreign key (operator_id, event_id) references events (operator_id, id),
  foreign key (operator_id, member_id) references members (operator_id, id)
);
comment on table event_hosts is 'Co-hosts: who may change an event and check people in, beside its host and the staff.';
create index event_hosts_of_member on event_hosts (operator_id, member_id);

create table event_invitations (
  operator_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  member_id uuid,
  email text,
  invited_by uuid not null,
  invited_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, event_id) references events (operator_id, id),
  foreign key (operator_id, member_id) references members (operator_id, id),
  foreign key (operator_id, invited_by) references members (operator_id, id),
  constraint event_invitation_of_member_once unique (operator_id, event_id, member_id),
  constraint event_invitation_of_address_once unique (operator_id, event_id, email),
  constraint event_invitation_of_somebody check (num_nonnulls(member_id, email) = 1),
  constraint event_invitation_address_lower check (email = lower(email) and length(email) <= 254)
);
comment on table event_invitations is 'Who was invited to an event: members, or addresses of people without an account.';
comment on constraint event_invitation_of_member_once on event_invitations is 'A member is invited to an event once.';
comment on constraint event_invitation_of_address_once on event_invitations is 'An address is invited to an event once.';
comment on constraint event_invitation_of_somebody on event_invitations is 'A member or an address.';
comment on constraint event_invitation_address_lower on event_invitations is 'Addresses are kept in small letters.';
create index event_invitations_of_member on event_invitations (operator_id, member_id) where member_id is not null;

create table event_dates (
  operator_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  original_start text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  resource_id uuid,
  setup_minutes integer not null default 0,
  cleanup_minutes integer not null default 0,
  capacity integer,
  own_capacity boolean not null default false,
  own_time boolean not null default false,
  status text not null default 'stands',
  ended_words text not null default '',
  version integer not null default 1,
  reminded_at timestamptz,
  primary key (operator_id, id),
  foreign key (operator_id, event_id) references events (operator_id, id),
  foreign key (operator_id, resource_id) references resources (operator_id, id),
  constraint event_date_once unique (operator_id, event_id, original_start),
  constraint event_date_ends_after_start check (starts_at < ends_at),
  constraint event_date_capacity_in_bounds check (capacity between 1 and 10000),
  constraint event_date_status_known check (status in ('stands', 'skipped', 'cancelled')),
  constraint event_date_ended_words_short check (length(ended_words) <= 500)
);
comment on table event_dates is 'One date of an event, with its own room, its own places and its own answers.';
comment on column event_dates.original_start is 'Which date of its rule it is (RECURRENCE-ID), on the wall clock, whatever happened to it later.';
comment on column event_dates.own_capacity is 'Its places were changed for this date alone: a change of the event leaves them.';
comment on column event_dates.own_time is 'It was moved by hand: a change of the event''s time leaves it.';
comment on column event_dates.status is 'It stands and holds its room; it was skipped, as its room was not free; or it was cancelled.';
comment on column event_dates.version is 'Raised with each change that those who come are told of (SEQUENCE of RFC 5545).';
comment on constraint event_date_once on event_dates is 'A date of an event exists once.';
comment on constraint event_date_ends_after_start on event_dates is 'A date has a length.';
comment on constraint event_date_capacity_in_bounds on event_dates is 'At least one place.';
comment on constraint event_date_status_known on event_dates is 'Stands, skipped or cancelled.';
comment on constraint event_date_ended_words_short on event_dates is 'At most 500 characters.';
create index event_dates_by_time on event_dates (operator_id, starts_at) where status = 'stands';

create table rsvps (
  operator_id uuid not null,
  id uuid not null,
  event_date_id uuid not null,
  member_id uuid,
  email text,
  name text not null,
  party integer not null default 1,
  guest_names text[] not null default '{}',
  status text not null,
  how text,
  line_place integer,
  offer_expires_at timestamptz,
  checked_in_at timestamptz,
  checked_in_by uuid,
  scan_id uuid,
  note text not null default '',
  came_from text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, event_date_id) references event_dates (operator_id, id),
  foreign key (operator_id, member_id) references members (operator_id, id),
  foreign key (operator_id, checked_in_by) references members (operator_id, id),
  constraint rsvp_of_member_once unique (operator_id, event_date_id, member_id),
  constraint rsvp_of_address_once unique (operator_id, event_date_id, email),
  constraint rsvp_of_somebody check (num_nonnulls(member_id, email) <= 1),
  constraint rsvp_address_lower check (email = lower(email) and length(email) <= 254),
  constraint rsvp_name_given check (length(name) between 1 and 120),
  constraint rsvp_party_in_bounds check (party between 1 and 11),
  constraint rsvp_guests_of_party check (cardinality(guest_names) < party),
  constraint rsvp_status_known check (status in ('asked', 'going', 'waiting', 'offered', 'declined', 'cancelled')),
  constraint rsvp_how_known check (how in ('by_guest', 'by_host', 'lapsed', 'event')),
  constraint rsvp_end_explained check ((status in ('declined', 'cancelled')) = (how is not null)),
  constraint rsvp_line_placed check ((status in ('asked', 'waiting', 'offered')) = (line_place is not null)),
  constraint rsvp_offer_expires check ((status = 'offered') = (offer_expires_at is not null)),
  constraint rsvp_in_is_going check (checked_in_at is null or status = 'going'),
  constraint rsvp_note_short check (length(note) <= 500 and length(came_from) <= 200)
);
comment on table rsvps is 'What somebody answered to one date of an event: one row per member or address, with its guests.';
comment on column rsvps.member_id is 'A member; else the address of somebody without an account, who confirmed it by mail; or neither, for who walked in.';
comment on column rsvps.party is 'Places that it takes: the person and their guests.';
comment on column rsvps.status is 'Asked (waits for a yes), going, waiting, offered, declined or cancelled. Who is in has checked_in_at; who is going and never was did not come.';
comment on column rsvps.how is 'By whom it came to its end: by the guest, by a host, by time, or with the event.';
comment on column rsvps.line_place is 'Where it stands in the line: lower comes first.';
comment on column rsvps.scan_id is 'The id that the scanner gave the scan that let them in: sent again it is the same check-in.';
comment on column rsvps.came_from is 'The page or campaign that led to it, as its address said.';
comment on column rsvps.version is 'Raised with each change (SEQUENCE of RFC 5545).';
comment on constraint rsvp_of_member_once on rsvps is 'A member answers once to a date.';
comment on constraint rsvp_of_address_once on rsvps is 'An address answers once to a date.';
comment on constraint rsvp_of_somebody on rsvps is 'A member or an address, not both.';
comment on constraint rsvp_address_lower on rsvps is 'Addresses are kept in small letters.';
comment on constraint rsvp_name_given on rsvps is 'At most 120 characters.';
comment on constraint rsvp_party_in_bounds on rsvps is 'The person and at most ten guests.';
comment on constraint rsvp_guests_of_party on rsvps is 'No more names than guests.';
comment on constraint rsvp_status_known on rsvps is 'The states of docs/decisions/0023.';
comment on constraint rsvp_how_known on rsvps is 'The guest, a host, the clock, or the event.';
comment on constraint rsvp_end_explained on rsvps is 'What came to an end says by whom, and nothing else does.';
comment on constraint rsvp_line_placed on rsvps is 'Who stands in line has a place in it.';
comment on constraint rsvp_offer_expires on rsvps is 'An offer has an end.';
comment on constraint rsvp_in_is_going on rsvps is 'Who is in, is going.';
comment on constraint rsvp_note_short on rsvps is 'At most 500 and 200 characters.';
create index rsvps_of_date on rsvps (operator_id, event_date_id, status) include (party, offer_expires_at);
create index rsvps_of_member on rsvps (operator_id, member_id) where member_id is not null;
create index rsvps_offered on rsvps (operator_id, offer_expires_at) where status = 'offered';

create function rsvp_within_capacity() returns trigger language plpgsql as $$
declare
  places integer;
begin
  if new.status not in ('going', 'offered') then return null; end if;
  if tg_op = 'UPDATE' then
    if old.status = 'going' and new.party <= old.party then return null; end if;
  end if;
  -- Those who take places of one date do so one after another; the sum is read by a statement of its own, and so sees what the one before has committed.
  select capacity into places from event_dates where operator_id = new.operator_id and id = new.event_date_id for update;
  if (select sum(party) from rsvps where operator_id = new.operator_id and event_date_id = new.event_date_id
      and (status = 'going' or status = 'offered' and offer_expires_at > clock_timestamp())) > places then
    raise exception 'date % has no place left', new.event_date_id using errcode = 'check_violation', constraint = 'rsvp_within_capacity', table = 'rsvps';
  end if;
  return null;
end $$;
create trigger rsvp_within_capacity after insert or update of status, party on rsvps for each row execute function rsvp_within_capacity();
revoke all on function rsvp_within_capacity() from public;
comment on function rsvp_within_capacity() is 'Never more people than places, whoever answers at once. Fewer places later throw nobody out.';

create table rsvp_links (
  operator_id uuid not null,
  id uuid not null,
  event_date_id uuid not null,
  email text not null,
  name text not null,
  answer jsonb not null,
  expires_at timestamptz not null,
  rsvp_id uuid,
  created_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, event_date_id) references event_dates (operator_id, id),
  foreign key (operator_id, rsvp_id) references rsvps (operator_id, id),
  constraint rsvp_link_address_lower check (email = lower(email) and length(email) <= 254),
  constraint rsvp_link_name_given check (length(name) between 1 and 120),
  constraint rsvp_link_answer_object check (jsonb_typeof(answer) = 'object' and octet_length(answer::text) <= 10000)
);
comment on table rsvp_links is 'Somebody without an account wants to come and has not yet confirmed their address: no place is taken for it.';
comment on column rsvp_links.rsvp_id is 'What became of it once it was confirmed.';
comment on constraint rsvp_link_address_lower on rsvp_links is 'Addresses are kept in small letters.';
comment on constraint rsvp_link_name_given on rsvp_links is 'At most 120 characters.';
comment on constraint rsvp_link_answer_object on rsvp_links is 'What was answered, as a small object.';
create index rsvp_links_of_address on rsvp_links (operator_id, event_date_id, email);

do $$
declare t text;
begin
  foreach t in array array['event_settings', 'events', 'event_hosts', 'event_invitations', 'event_dates', 'rsvps', 'rsvp_links'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_operator on %I using (operator_id = nullif(current_setting(''app.operator_id'', true), '''')::uuid)', t);
    execute format('grant select, insert, update on %I to coworkflow_app', t);
  end loop;
end $$;
grant delete on event_hosts, event_invitations to coworkflow_app;

-- An event holds its room as a booking does, with the time to set up and to clean up as rows beside it.
alter table occupancies
  add column event_date_id uuid,
  add foreign key (operator_id, event_date_id) references event_dates (operator_id, id),
  drop constraint occupancy_one_holder,
  drop constraint occupancy_buffer_of_booking;
alter table occupancies add constraint occupancy_one_holder check (
  case kind
    when 'booking' then booking_id is not null and num_nonnulls(closure_id, waitlist_entry_id, event_date_id) = 0
    when 'closure' then closure_id is not null and num_nonnulls(booking_id, waitlist_entry_id, event_date_id) = 0
    when 'event' then event_date_id is not null and num_nonnulls(booking_id, closure_id, waitlist_entry_id) = 0
    else num_nonnulls(closure_id, event_date_id) = 0 and num_nonnulls(booking_id, waitlist_entry_id) <= 1
  end
);
comment on constraint occupancy_one_holder on occupancies is 'A claim names its holder; a hold is that of a request, of an offer, or of nobody yet.';
alter table occupancies add constraint occupancy_buffer_of_holder check (not buffer or num_nonnulls(booking_id, event_date_id) = 1);
comment on constraint occupancy_buffer_of_holder on occupancies is 'A booking (or its request) has buffers; an event has its time to set up and to clean up.';
comment on column occupancies.buffer is 'The time before or after a booking that its rule keeps free, or around an event, not the thing itself.';
create index occupancies_of_event_date on occupancies (operator_id, event_date_id) where event_date_id is not null;

create policy in_directory on events for select to current_user using (current_setting('app.directory', true) = 'on');
create view directory.events with (security_barrier) as
  select e.operator_id, e.id, e.slug, o.slug as operator_slug, e.space_id, e.audience
  from events e join operators o on o.id = e.operator_id
  where e.status in ('published', 'cancelled') and e.audience in ('public', 'link');
comment on view directory.events is 'The addresses of events that somebody without an account may open: public ones, and those of whoever has the link.';
grant select on directory.events to coworkflow_app;
