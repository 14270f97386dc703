-- Booking rules for whoever is on a plan: an earlier booking window, a limit, who may book a room at all.

alter table booking_rules add column plan_id uuid;
alter table booking_rules add constraint booking_rule_plan foreign key (operator_id, plan_id) references plans (operator_id, id);
alter table booking_rules drop constraint booking_rule_once;
alter table booking_rules add constraint booking_rule_once
  unique nulls not distinct (operator_id, space_id, topic, kind, resource_id, role, member_id, plan_id);
alter table booking_rules drop constraint booking_rule_one_who;
alter table booking_rules add constraint booking_rule_one_who check (num_nonnulls(role, member_id, plan_id) <= 1);
alter table booking_rules add constraint booking_rule_plan_books check (plan_id is null or topic <> 'check_in');
comment on column booking_rules.plan_id is 'For whoever is on this plan on the day of booking, and is not pausing.';
comment on constraint booking_rule_once on booking_rules is 'One rule per topic, place and person, plan or role.';
comment on constraint booking_rule_one_who on booking_rules is 'A rule names a role, a plan or a member, one of them.';
comment on constraint booking_rule_plan_books on booking_rules is 'Checking in is the same on every plan.';

-- Who is on a plan on a local date: the dated row that counts then, and no pause.
create function members_on_plan(operator uuid, plan uuid, day date) returns uuid[] language sql stable as $$
  select coalesce(array_agg(m.member_id), '{}') from memberships m
  where m.operator_id = operator and m.withdrawn_at is null and m.starts_on <= day and (m.ends_on is null or m.ends_on >= day)
    and plan = (
      select v.plan_id from membership_plans x join plan_versions v on v.operator_id = x.operator_id and v.id = x.version_id
      where x.operator_id = operator and x.membership_id = m.id and x.withdrawn_at is null and x.from_on <= day
      order by x.from_on desc, x.id desc limit 1)
    and not exists (
      select 1 from membership_pauses z where z.operator_id = operator and z.membership_id = m.id and z.withdrawn_at is null
        and z.from_on <= day and (z.until_on is null or z.until_on >= day))
$$;
revoke all on function members_on_plan(uuid, uuid, date) from public;
grant execute on function members_on_plan(uuid, uuid, date) to coworkflow_app;
comment on function members_on_plan(uuid, uuid, date) is 'The members who are on a plan on a local date and do not pause, as whoever asks may see them.';
