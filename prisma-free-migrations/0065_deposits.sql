-- What became of deposits. What is asked stands in price lists and quotes, what was charged among charges.

create table deposit_decisions (
  operator_id uuid not null references operators (id),
  booking_id uuid not null,
  ordinal integer not null,
  kept_minor bigint not null,
  reason text not null default '',
  decided_on date not null,
  decided_by uuid,
  decided_at timestamptz not null default now(),
  constraint deposit_decided_in_turn primary key (operator_id, booking_id, ordinal),
  foreign key (operator_id, booking_id) references bookings (operator_id, id),
  foreign key (operator_id, decided_by) references members (operator_id, id),
  constraint deposit_ordinal_counts check (ordinal >= 0),
  constraint deposit_kept_in_bounds check (kept_minor between 0 and 1000000000000),
  constraint deposit_reason_short check (length(reason) <= 200),
  constraint deposit_kept_for_a_reason check (kept_minor = 0 or (decided_by is not null and length(btrim(reason)) > 0))
);
comment on table deposit_decisions is 'What was kept of the deposit of a booking, the rest having gone back: rows are only added, and the last one of a booking counts.';
comment on column deposit_decisions.ordinal is 'Counts the decisions about one booking from 0.';
comment on column deposit_decisions.kept_minor is 'What was kept of it; nothing where all went back. At most what was asked.';
comment on column deposit_decisions.decided_on is 'The local date of the space on which it goes back.';
comment on column deposit_decisions.decided_by is 'Who of the house said so; null where nobody did and it went back by itself.';
comment on constraint deposit_decided_in_turn on deposit_decisions is 'Of two who decide at once about the same thing one comes first, and the other is told.';
comment on constraint deposit_ordinal_counts on deposit_decisions is 'Counts from 0.';
comment on constraint deposit_kept_in_bounds on deposit_decisions is 'Never negative, and less than where a number loses count.';
comment on constraint deposit_reason_short on deposit_decisions is 'At most 200 characters.';
comment on constraint deposit_kept_for_a_reason on deposit_decisions is 'Something is kept by somebody, who says why.';
alter table deposit_decisions enable row level security;
alter table deposit_decisions force row level security;
create policy in_operator on deposit_decisions using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
grant select, insert on deposit_decisions to coworkflow_app;

create index deposits_charged on charges (operator_id, source_id) where source_kind = 'deposit';
