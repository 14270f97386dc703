-- What somebody earns for a date of a series that they give up and others book: what its operator set, looked up once the time is over.

create table earning_terms (
  operator_id uuid not null references operators (id),
  unit text not null,
  amount integer not null,
  valid_days integer,
  since timestamptz not null,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  primary key (operator_id),
  foreign key (operator_id, changed_by) references members (operator_id, id),
  constraint earning_unit_known check (unit in ('minutes', 'half_days', 'money')),
  constraint earning_amount_in_bounds check (amount between 0 and 100000000),
  constraint earning_valid_in_bounds check (valid_days between 1 and 3660)
);
comment on table earning_terms is 'What holders of series earn for time that they give up and others book. No row, or an amount of nothing: nothing.';
comment on column earning_terms.amount is 'Minutes for each hour that others book of it; half days or minor units of money for each date of which others book at least half.';
comment on column earning_terms.valid_days is 'Days on which what is earned pays, the day of earning included; null for ever.';
comment on column earning_terms.since is 'Time that ended before earns nothing.';
comment on constraint earning_unit_known on earning_terms is 'Minutes, half days or minor units of money.';
comment on constraint earning_amount_in_bounds on earning_terms is 'Never negative, and less than where somebody mistyped.';
comment on constraint earning_valid_in_bounds on earning_terms is 'One day to ten years.';
alter table earning_terms enable row level security;
alter table earning_terms force row level security;
create policy in_operator on earning_terms using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
grant select, insert, update on earning_terms to coworkflow_app;

alter table released_time add column settled_at timestamptz;
comment on column released_time.settled_at is 'When it was looked up what it earned, once and for all; null before, and where nothing was to be earned.';
create index released_time_to_settle on released_time (operator_id, ends_at) where taken_back_at is null and settled_at is null;
