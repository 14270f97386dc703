-- What the clocks of a zone were thought to do when they were last looked at: where the machine knows better now, dates are derived again from their wall clock.

create table zone_clocks (
  operator_id uuid not null references operators (id),
  time_zone text not null,
  clock jsonb not null,
  looked_at timestamptz not null default now(),
  primary key (operator_id, time_zone),
  constraint zone_clock_object check (jsonb_typeof(clock) = 'object' and octet_length(clock::text) <= 8000)
);
comment on table zone_clocks is 'The clock of each zone that series of an operator are in, as it was derived when their dates were last held against it.';
comment on column zone_clocks.clock is 'Until when it was looked at, and from when on the wall is how many minutes ahead of UTC (zone-clock.ts).';
comment on constraint zone_clock_object on zone_clocks is 'A clock is an object of at most 8 kB.';

alter table zone_clocks enable row level security;
alter table zone_clocks force row level security;
create policy in_operator on zone_clocks using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
grant select, insert, update on zone_clocks to coworkflow_app;
