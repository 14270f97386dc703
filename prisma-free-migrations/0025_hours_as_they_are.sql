-- The hours that a booking is judged by are read like the parts of what it takes: after waiting for whoever is changing them, and they stay so
-- until the booking is written.

drop function resource_as_it_is(uuid, uuid, boolean, uuid);
create function resource_as_it_is(
  of_operator uuid, of_resource uuid, in_turn boolean, turn_of uuid, out leaves uuid[], out retired boolean, out hours jsonb
)
language plpgsql set search_path = '' as $$
declare in_space uuid;
begin
  -- Members come before resources. One booking of a member at a time: two tabs cannot slip past a limit together.
  if turn_of is not null then
    perform pg_advisory_xact_lock(hashtextextended(turn_of::text, 1));
  end if;
  -- Shared by all who take time: they do not wait for one another. Whoever changes parts or hours, or retires, takes it alone
  -- (refuse_ring_of_parts does), and so waits for those who have begun, while those who come later wait here and then see
  -- what changed: each statement of this function reads anew, which one statement around it could not.
  perform pg_advisory_xact_lock_shared(hashtextextended(of_operator::text || ' parts', 0));
  with recursive tree (id) as (
    select of_resource
    union
    select p.part_id from tree t join public.resource_parts p on p.operator_id = of_operator and p.whole_id = t.id
  )
  select array_agg(t.id order by t.id) into leaves from tree t
  where not exists (select 1 from public.resource_parts p where p.operator_id = of_operator and p.whole_id = t.id);
  select r.retired_at is not null, r.space_id into retired, in_space
  from public.resources r where r.operator_id = of_operator and r.id = of_resource;
  select jsonb_build_object(
    'own',
      (select jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opensMinute', h.opens_minute, 'closesMinute', h.closes_minute) order by h.weekday, h.opens_minute)
        from public.resource_hours h where h.operator_id = of_operator and h.resource_id = of_resource),
    'weekly', coalesce(
      (select jsonb_agg(jsonb_build_object('weekday', h.weekday, 'opensMinute', h.opens_minute, 'closesMinute', h.closes_minute) order by h.weekday, h.opens_minute)
        from public.opening_hours h where h.operator_id = of_operator and h.space_id = in_space),
      '[]'),
    'exceptions', coalesce(
      (select jsonb_agg(jsonb_build_object('date', e.on_date, 'name', e.name, 'opensMinute', e.opens_minute, 'closesMinute', e.closes_minute) order by e.on_date)
        from public.opening_exceptions e where e.operator_id = of_operator and e.space_id = in_space),
      '[]')
  ) into hours;
  if in_turn then
    perform pg_advisory_xact_lock(hashtextextended(leaf::text, 0)) from unnest(leaves) as leaf;
  end if;
end $$;
comment on function resource_as_it_is is 'The undivided resources whose time it takes, sorted, whether it is retired, and its hours (its own week or null, its space''s, and the space''s exceptions): they stay so until the transaction ends. in_turn: whoever asks for the same ones waits; turn_of: so does whoever books for the same member.';
revoke all on function resource_as_it_is from public;
grant execute on function resource_as_it_is to coworkflow_app;
