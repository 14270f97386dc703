-- Who answered by mail and becomes a member later has their answers: one person is one answer.

create index rsvps_of_address on rsvps (operator_id, email) where email is not null;
create index event_standing_rsvps_of_address on event_standing_rsvps (operator_id, email) where email is not null;

create function adopt_answers() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  address text;
begin
  select p.email into address from auth.people p where p.id = new.person_id;
  update public.rsvps r set member_id = new.id, email = null
  where r.operator_id = new.operator_id and r.email = address and r.ticket_type_id is null and not exists (
    select from public.rsvps o where o.operator_id = r.operator_id and o.event_date_id = r.event_date_id and o.member_id = new.id);
  update public.event_standing_rsvps s set member_id = new.id, email = null
  where s.operator_id = new.operator_id and s.email = address and not exists (
    select from public.event_standing_rsvps o where o.operator_id = s.operator_id and o.event_id = s.event_id and o.member_id = new.id);
  return null;
end $$;
create trigger adopt_answers after insert on members for each row execute function adopt_answers();
revoke all on function adopt_answers() from public;
comment on function adopt_answers() is 'Answers that were given with the address of somebody who becomes a member are theirs. One with a ticket stays with the address: it is paid at the door.';
