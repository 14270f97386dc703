-- One's own list of bookings says when each can be checked in: that is a rule, and the list goes across operators.

create policy as_person on booking_rules for select using (
  topic = 'check_in' and exists (
    select 1 from members m where m.operator_id = booking_rules.operator_id
      and m.person_id = nullif(current_setting('app.person_id', true), '')::uuid
      and (booking_rules.member_id is null or booking_rules.member_id = m.id)
  )
);
comment on policy as_person on booking_rules is 'Rules about check-in, where one belongs; none that are meant for another member.';
