-- Prices that an owner has worked out by hand: every draft keeps them, or is told that it does not.

create table price_pins (
  operator_id uuid not null references operators (id),
  id uuid not null,
  resource_id uuid not null,
  wish jsonb not null,
  as_of timestamptz not null,
  expected_minor bigint,
  pinned_by uuid not null,
  pinned_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, resource_id) references resources (operator_id, id),
  foreign key (operator_id, pinned_by) references members (operator_id, id),
  constraint price_pin_wish_object check (jsonb_typeof(wish) = 'object' and octet_length(wish::text) <= 2000),
  constraint price_pin_amount_in_bounds check (expected_minor between 0 and 1000000000000)
);
comment on table price_pins is 'Bookings whose price an owner knows: no list that makes them cost something else is published unless that is accepted.';
comment on column price_pins.wish is 'Day and times by the wall of the space, for whom, guests, repeating or not (pins.contract.ts).';
comment on column price_pins.as_of is 'The moment at which it is as if booked, so that what depends on the lead time stays what it was.';
comment on column price_pins.expected_minor is 'What has to be paid, in minor units of the operator''s currency; null where it is not to be bookable.';
comment on constraint price_pin_wish_object on price_pins is 'A wish is a small object.';
comment on constraint price_pin_amount_in_bounds on price_pins is 'Never negative, and less than where a number loses count.';

alter table price_pins enable row level security;
alter table price_pins force row level security;
create policy in_operator on price_pins using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
grant select, insert, delete on price_pins to coworkflow_app;
-- A new amount is accepted; what it is the price of stays.
grant update (expected_minor) on price_pins to coworkflow_app;
