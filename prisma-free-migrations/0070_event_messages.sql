-- What a host writes to those who answered to a date of an event.

create table event_messages (
  operator_id uuid not null,
  id uuid not null,
  event_date_id uuid not null,
  sent_by uuid not null,
  to_whom text not null,
  words text not null,
  told integer not null,
  sent_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, event_date_id) references event_dates (operator_id, id),
  foreign key (operator_id, sent_by) references members (operator_id, id),
  constraint event_message_to_known check (to_whom in ('going', 'line', 'all', 'in')),
  constraint event_message_words_given check (length(words) between 1 and 2000),
  constraint event_message_told_somebody check (told > 0)
);
comment on table event_messages is 'A message of a host to those who answered to a date: one mail to each.';
comment on column event_messages.to_whom is 'Those who come, who stand in line (asked, waiting or offered a place), both, or who were let in.';
comment on column event_messages.told is 'How many it went to.';
comment on constraint event_message_to_known on event_messages is 'The four groups that a host can write to.';
comment on constraint event_message_words_given on event_messages is 'At most 2,000 characters.';
comment on constraint event_message_told_somebody on event_messages is 'A message to nobody is none.';
create index event_messages_of_date on event_messages (operator_id, event_date_id, sent_at);
alter table event_messages enable row level security;
alter table event_messages force row level security;
create policy in_operator on event_messages using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
grant select, insert on event_messages to coworkflow_app;
