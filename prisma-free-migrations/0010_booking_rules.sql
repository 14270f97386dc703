-- How the owner lets a space be booked: rules by topic, narrower ones before wider ones; hours that pass midnight; hours of single resources.

create table booking_rules (
  operator_id uuid not null references operators (id),
  id uuid not null,
  space_id uuid not null,
  topic text not null,
  kind text,
  resource_id uuid,
  role text,
  member_id uuid,
  settings jsonb not null,
  words text not null default '',
  changed_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, space_id) references spaces (operator_id, id),
  foreign key (operator_id, space_id, resource_id) references resources (operator_id, space_id, id),
  foreign key (operator_id, member_id) references members (operator_id, id),
  constraint booking_rule_once unique nulls not distinct (operator_id, space_id, topic, kind, resource_id, role, member_id),
  constraint booking_rule_topic_known check (topic in ('length', 'notice', 'buffer', 'access', 'limit', 'approval', 'check_in', 'waitlist')),
  constraint booking_rule_kind_known check (kind in ('desk', 'meeting_room', 'private_office', 'phone_booth', 'event_space', 'parking')),
  constraint booking_rule_role_known check (role in ('owner', 'manager', 'front_desk', 'host', 'member', 'visitor')),
  constraint booking_rule_one_place check (num_nonnulls(kind, resource_id) <= 1),
  constraint booking_rule_one_who check (num_nonnulls(role, member_id) <= 1),
  constraint booking_rule_settings_object check (jsonb_typeof(settings) = 'object' and octet_length(settings::text) <= 4000),
  constraint booking_rule_words_short check (length(words) <= 300)
);
comment on table booking_rules is 'How a space may be booked. One row is one rule of one topic for a place (a resource, a kind, or all) and for whom (a member, a role, or all).';
comment on column booking_rules.settings is 'What the rule says; its shape is given by the topic (booking-rules.contract.ts).';
comment on column booking_rules.words is 'The owner''s own words, shown to whoever the rule refuses; empty for the standard ones.';
comment on constraint booking_rule_once on booking_rules is 'One rule per topic, place and person or role.';
comment on constraint booking_rule_topic_known on booking_rules is 'The topics of the product.';
comment on constraint booking_rule_kind_known on booking_rules is 'The kinds of the product.';
comment on constraint booking_rule_role_known on booking_rules is 'The roles of the product.';
comment on constraint booking_rule_one_place on booking_rules is 'A rule names a kind or a resource, not both.';
comment on constraint booking_rule_one_who on booking_rules is 'A rule names a role or a member, not both.';
comment on constraint booking_rule_settings_object on booking_rules is 'Settings are an object of at most 4 kB.';
comment on constraint booking_rule_words_short on booking_rules is 'At most 300 characters.';

alter table opening_hours drop constraint opening_minutes_in_order;
alter table opening_hours add constraint opening_minutes_in_order check (
  opens_minute >= 0 and opens_minute < 1440 and opens_minute < closes_minute and closes_minute <= opens_minute + 1440
);
comment on constraint opening_minutes_in_order on opening_hours is 'Wall-clock minutes after midnight of the day it opens; over 1440 closes on the next day. At most 24 hours.';
alter table opening_exceptions drop constraint opening_exception_minutes;
alter table opening_exceptions add constraint opening_exception_minutes check (
  (opens_minute is null and closes_minute is null)
  or (opens_minute >= 0 and opens_minute < 1440 and opens_minute < closes_minute and closes_minute <= opens_minute + 1440)
);
comment on constraint opening_exception_minutes on opening_exceptions is 'Both minutes or neither; neither means shut all day. Over 1440 closes on the next day.';

create table resource_hours (
  operator_id uuid not null,
  space_id uuid not null,
  resource_id uuid not null,
  weekday smallint not null,
  opens_minute smallint not null,
  closes_minute smallint not null,
  primary key (operator_id, resource_id, weekday, opens_minute),
  foreign key (operator_id, space_id, resource_id) references resources (operator_id, space_id, id),
  constraint resource_hours_weekday_iso check (weekday between 1 and 7),
  constraint resource_hours_in_order check (
    opens_minute >= 0 and opens_minute < 1440 and opens_minute < closes_minute and closes_minute <= opens_minute + 1440
  )
);
comment on table resource_hours is 'Weekly hours of one resource in place of its space''s. The space''s holidays and short days still count.';
comment on constraint resource_hours_weekday_iso on resource_hours is 'ISO weekdays, 1 is Monday and 7 is Sunday.';
comment on constraint resource_hours_in_order on resource_hours is 'As opening_minutes_in_order.';
create index resource_hours_in_space on resource_hours (operator_id, space_id, resource_id);

do $$
declare t text;
begin
  foreach t in array array['booking_rules', 'resource_hours'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_operator on %I using (operator_id = nullif(current_setting(''app.operator_id'', true), '''')::uuid)', t);
    execute format('grant select, insert, update, delete on %I to coworkflow_app', t);
  end loop;
end $$;

create policy in_directory on resource_hours for select to current_user using (current_setting('app.directory', true) = 'on');
create view directory.resource_hours with (security_barrier) as
  select h.operator_id, h.space_id, h.resource_id, h.weekday, h.opens_minute, h.closes_minute
  from resource_hours h join spaces s on s.operator_id = h.operator_id and s.id = h.space_id where s.listed;
comment on view directory.resource_hours is 'Hours of single resources in listed spaces.';
grant select on directory.resource_hours to coworkflow_app;
