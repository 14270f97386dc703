-- What bookings cost: the price list of an operator in versions, each from a date on, and the quote that a booking was made with.

create table price_lists (
  operator_id uuid not null references operators (id),
  version integer not null,
  effective_from date not null,
  content jsonb not null,
  restores integer,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  primary key (operator_id, version),
  foreign key (operator_id, changed_by) references members (operator_id, id),
  constraint price_list_version_positive check (version > 0),
  constraint price_list_restores_earlier check (restores < version),
  constraint price_list_content_object check (jsonb_typeof(content) = 'object' and octet_length(content::text) <= 500000)
);
comment on table price_lists is 'The price list of an operator in versions. Each counts from its date on and never changes: rows are only added.';
comment on column price_lists.effective_from is 'The local date, in the zone of each space, from which it counts; of two of one date the later version.';
comment on column price_lists.content is 'Rules in their order, taxes, cancelling and payment (pricing.contract.ts).';
comment on column price_lists.restores is 'The version whose content it brings back.';
comment on constraint price_list_version_positive on price_lists is 'Versions count from 1.';
comment on constraint price_list_restores_earlier on price_lists is 'Only what was published before can be brought back.';
comment on constraint price_list_content_object on price_lists is 'An object of at most 500 kB.';

create table price_list_drafts (
  operator_id uuid not null references operators (id),
  id uuid not null,
  content jsonb not null,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, changed_by) references members (operator_id, id),
  constraint price_list_draft_one unique (operator_id),
  constraint price_list_draft_content_object check (jsonb_typeof(content) = 'object' and octet_length(content::text) <= 500000)
);
comment on table price_list_drafts is 'Prices that somebody is still working at. Nobody pays by them.';
comment on column price_list_drafts.id is 'Another each time it is saved, so that whoever opened the one before is told.';
comment on column price_list_drafts.content is 'As in price_lists.';
comment on constraint price_list_draft_one on price_list_drafts is 'An operator works at one draft at a time.';
comment on constraint price_list_draft_content_object on price_list_drafts is 'An object of at most 500 kB.';

create table quotes (
  operator_id uuid not null,
  id uuid not null,
  booking_id uuid not null,
  resource_id uuid not null,
  member_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  price_list_version integer not null,
  currency char(3) not null,
  amount_minor bigint not null,
  quote jsonb not null,
  made_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, booking_id) references bookings (operator_id, id),
  foreign key (operator_id, resource_id) references resources (operator_id, id),
  foreign key (operator_id, member_id) references members (operator_id, id),
  foreign key (operator_id, price_list_version) references price_lists (operator_id, version),
  constraint quote_ends_after_start check (starts_at < ends_at),
  constraint quote_amount_in_bounds check (amount_minor between 0 and 1000000000000),
  constraint quote_currency_iso check (currency ~ '^[A-Z]{3}$'),
  constraint quote_object check (jsonb_typeof(quote) = 'object')
);
comment on table quotes is 'What a booking costs and why, as it was agreed. Rows are only added: the last one that was made for where, when and whose the booking is now counts.';
comment on column quotes.price_list_version is 'The version in force when the booking begins, or the first that counts within it.';
comment on column quotes.amount_minor is 'What has to be paid, with taxes, in minor units of the currency.';
comment on column quotes.quote is 'Lines, taxes, credits, cancelling and the trace (features/pricing/domain/quote.ts).';
comment on constraint quote_ends_after_start on quotes is 'Priced time ends after it starts.';
comment on constraint quote_amount_in_bounds on quotes is 'Never negative, and less than where a number loses count.';
comment on constraint quote_currency_iso on quotes is 'ISO 4217 code.';
comment on constraint quote_object on quotes is 'A quote is an object.';
create index quotes_of_booking on quotes (operator_id, booking_id, id desc) include (amount_minor, currency);

alter table price_lists enable row level security;
alter table price_lists force row level security;
create policy in_operator on price_lists using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
grant select, insert on price_lists to coworkflow_app;

alter table price_list_drafts enable row level security;
alter table price_list_drafts force row level security;
create policy in_operator on price_list_drafts using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
grant select, insert, delete on price_list_drafts to coworkflow_app;

alter table quotes enable row level security;
alter table quotes force row level security;
create policy in_operator on quotes using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
-- Whose booking it is reads what it costs: the policy of bookings says whose.
create policy as_person on quotes for select using (
  exists (select 1 from bookings b where b.operator_id = quotes.operator_id and b.id = quotes.booking_id
    and b.person_id = nullif(current_setting('app.person_id', true), '')::uuid)
);
grant select, insert on quotes to coworkflow_app;
