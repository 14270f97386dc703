-- Extras that go with a booking: lunch, a screen, coffee. What is had stays with its booking at the terms of its day.

create table extras (
  operator_id uuid not null references operators (id),
  id uuid not null,
  name text not null,
  per text not null,
  price_minor bigint not null,
  tax_category text,
  kinds text[] not null default '{}',
  resource_ids uuid[] not null default '{}',
  on_sale boolean not null default true,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, changed_by) references members (operator_id, id),
  constraint extra_per_known check (per in ('booking', 'guest', 'hour')),
  constraint extra_name_short check (length(name) between 1 and 80),
  constraint extra_price_in_bounds check (price_minor between 0 and 1000000000000)
);
comment on table extras is 'What can be had with a booking beside its time. What was had keeps the terms of its day.';
comment on column extras.per is 'What its price is for: each booking, each guest, each hour of the booking.';
comment on column extras.tax_category is 'As in the price list; null for none.';
comment on column extras.kinds is 'Kinds of resources that it goes with; empty for all.';
comment on column extras.resource_ids is 'Places that it goes with; empty for all of those kinds.';
comment on column extras.on_sale is 'Whether it can be had with what is booked now.';
comment on constraint extra_per_known on extras is 'A booking, a guest or an hour.';
comment on constraint extra_name_short on extras is 'A name of at most 80 characters.';
comment on constraint extra_price_in_bounds on extras is 'Never negative, and less than where a number loses count.';

alter table bookings add column extras jsonb not null default '[]';
comment on column bookings.extras is 'What is had with it, at the terms at which it was asked for (pricing/domain/extras.ts).';
alter table bookings add constraint booking_extras_list check (jsonb_typeof(extras) = 'array' and octet_length(extras::text) <= 20000);
comment on constraint booking_extras_list on bookings is 'A short list.';

alter table extras enable row level security;
alter table extras force row level security;
create policy in_operator on extras using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
grant select, insert, update on extras to coworkflow_app;
