-- What a resource is made of, and whether it is still in use, as it is now and until the end of the transaction that asks.

create function resource_as_it_is(of_operator uuid, of_resource uuid, in_turn boolean, turn_of uuid, out leaves uuid[], out retired boolean)
language plpgsql set search_path = '' as $$
begin
  -- Members come before resources. One booking of a member at a time: two tabs cannot slip past a limit together.
  if turn_of is not null then
    perform pg_advisory_xact_lock(hashtextextended(turn_of::text, 1));
  end if;
  -- Shared by all who take time: they do not wait for one another. Whoever changes parts, or retires, takes it alone (refuse_ring_of_parts
  -- does), and so waits for those who have begun, while those who come later wait here and then see what changed: each statement of this
  -- function reads anew, which one statement around it could not.
  perform pg_advisory_xact_lock_shared(hashtextextended(of_operator::text || ' parts', 0));
  with recursive tree (id) as (
    select of_resource
    union
    select p.part_id from tree t join public.resource_parts p on p.operator_id = of_operator and p.whole_id = t.id
  )
  select array_agg(t.id order by t.id) into leaves from tree t
  where not exists (select 1 from public.resource_parts p where p.operator_id = of_operator and p.whole_id = t.id);
  select r.retired_at is not null into retired from public.resources r where r.operator_id = of_operator and r.id = of_resource;
  if in_turn then
    perform pg_advisory_xact_lock(hashtextextended(leaf::text, 0)) from unnest(leaves) as leaf;
  end if;
end $$;
comment on function resource_as_it_is is 'The undivided resources whose time it takes, sorted, and whether it is retired: they stay so until the transaction ends. in_turn: whoever asks for the same ones waits; turn_of: so does whoever books for the same member.';
revoke all on function resource_as_it_is from public;
grant execute on function resource_as_it_is to coworkflow_app;
