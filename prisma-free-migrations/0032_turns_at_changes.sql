-- Whoever changes bookings has its turn at all that it touches, at once and in the one order: series, bookings, members, resources.

create function take_turn_at_change(of_operator uuid, of_bookings uuid[], to_resources uuid[], to_members uuid[]) returns void
language plpgsql set search_path = '' as $$
begin
  -- As cancelling does: first the series, then its dates. Not `for update`: a neighbour's buffer may be written meanwhile, which refers to the booking.
  perform 1 from public.series s
  where s.operator_id = of_operator
    and s.id in (select b.series_id from public.bookings b where b.operator_id = of_operator and b.id = any (of_bookings))
  order by s.id for no key update;
  perform 1 from public.bookings b where b.operator_id = of_operator and b.id = any (of_bookings) order by b.id for no key update;
  -- Each statement of this function reads anew: whose bookings they are by now, and where they are.
  perform pg_advisory_xact_lock(hashtextextended(turn.id::text, 1)) from (
    select b.member_id as id from public.bookings b where b.operator_id = of_operator and b.id = any (of_bookings)
    union select unnest(to_members)
    order by id
  ) as turn;
  perform pg_advisory_xact_lock_shared(hashtextextended(of_operator::text || ' parts', 0));
  perform pg_advisory_xact_lock(hashtextextended(turn.id::text, 0)) from (
    with recursive tree (id) as (
      select b.resource_id from public.bookings b where b.operator_id = of_operator and b.id = any (of_bookings)
      union select unnest(to_resources)
      union select p.part_id from tree t join public.resource_parts p on p.operator_id = of_operator and p.whole_id = t.id
    )
    select t.id from tree t
    where not exists (select 1 from public.resource_parts p where p.operator_id = of_operator and p.whole_id = t.id)
    order by t.id
  ) as turn;
end $$;
comment on function take_turn_at_change is 'Those who change the same bookings, book for the same members or want the same undivided resources come one after another from here until the transaction ends, in one order for all: nobody waits in a ring.';
revoke all on function take_turn_at_change from public;
grant execute on function take_turn_at_change to coworkflow_app;

alter table bookings add column here_since timestamptz;
comment on column bookings.here_since is 'Moved to its resource while it ran: since when it holds time there. Empty where it holds all of its time there.';

alter table bookings add column left_series boolean not null default false;
comment on column bookings.left_series is 'A date that was handed over: it keeps the series as its history, but is none of its dates any more, whoever has it.';
