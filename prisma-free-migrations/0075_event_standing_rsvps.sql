-- "I come to all its dates, and to those that are still to be made": what is said of later dates before they are there.

create table event_standing_rsvps (
  operator_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  member_id uuid,
  email text,
  name text not null,
  answer jsonb not null,
  since timestamptz not null,
  ended_at timestamptz,
  ended_how text,
  primary key (operator_id, id),
  foreign key (operator_id, event_id) references events (operator_id, id),
  foreign key (operator_id, member_id) references members (operator_id, id),
  constraint event_standing_rsvp_of_member_once unique (operator_id, event_id, member_id),
  constraint event_standing_rsvp_of_address_once unique (operator_id, event_id, email),
  constraint event_standing_rsvp_of_somebody check (num_nonnulls(member_id, email) = 1),
  constraint event_standing_rsvp_address_lower check (email = lower(email) and length(email) <= 254),
  constraint event_standing_rsvp_name_given check (length(name) between 1 and 120),
  constraint event_standing_rsvp_answer_object check (jsonb_typeof(answer) = 'object' and octet_length(answer::text) <= 10000),
  constraint event_standing_rsvp_ended_how_known check (ended_how in ('by_guest', 'by_host')),
  constraint event_standing_rsvp_ended_whole check ((ended_at is null) = (ended_how is null))
);
comment on table event_standing_rsvps is 'Who comes to the dates of an event that are still to be made: each of them is answered like this when it is.';
comment on column event_standing_rsvps.member_id is 'A member; else the address of somebody without an account, who confirmed it by mail.';
comment on column event_standing_rsvps.answer is 'What is said with each answer: how many come, guests, a word for the host.';
comment on column event_standing_rsvps.since is 'When it was said, or said again; who said it first is first in line.';
comment on column event_standing_rsvps.ended_how is 'Taken back by the guest, or ended by a host who took them off a date.';
comment on constraint event_standing_rsvp_of_member_once on event_standing_rsvps is 'A member has one standing answer to an event.';
comment on constraint event_standing_rsvp_of_address_once on event_standing_rsvps is 'An address has one standing answer to an event.';
comment on constraint event_standing_rsvp_of_somebody on event_standing_rsvps is 'A member or an address.';
comment on constraint event_standing_rsvp_address_lower on event_standing_rsvps is 'Addresses are kept in small letters.';
comment on constraint event_standing_rsvp_name_given on event_standing_rsvps is 'At most 120 characters.';
comment on constraint event_standing_rsvp_answer_object on event_standing_rsvps is 'What was answered, as a small object.';
comment on constraint event_standing_rsvp_ended_how_known on event_standing_rsvps is 'By the guest or by a host.';
comment on constraint event_standing_rsvp_ended_whole on event_standing_rsvps is 'What has ended says by whom.';
alter table event_standing_rsvps enable row level security;
alter table event_standing_rsvps force row level security;
create policy in_operator on event_standing_rsvps using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
grant select, insert, update on event_standing_rsvps to coworkflow_app;
