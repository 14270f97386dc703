-- Tickets: what a place at an event costs, how many there are of each kind, and what was paid at the door (docs/decisions/0025).

alter table events
  add column members_pay text not null default 'account',
  add constraint event_members_pay_known check (members_pay in ('account', 'door'));
comment on column events.members_pay is 'Members pay their tickets on their account, or at the door. Who has no account pays at the door.';
comment on constraint event_members_pay_known on events is 'On account or at the door.';

create table event_ticket_types (
  operator_id uuid not null references operators (id),
  id uuid not null,
  event_id uuid not null,
  place integer not null,
  name text not null,
  words text not null default '',
  pricing text not null,
  price_minor bigint not null default 0,
  least_minor bigint not null default 0,
  currency char(3) not null,
  tax_category text,
  plan_ids uuid[] not null default '{}',
  roles text[] not null default '{}',
  places integer,
  opens_at timestamptz,
  closes_at timestamptz,
  closes_minutes integer,
  code text,
  on_sale boolean not null default true,
  changed_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, event_id) references events (operator_id, id),
  constraint ticket_type_of_event unique (operator_id, id, event_id),
  constraint ticket_name_given check (length(name) between 1 and 60),
  constraint ticket_words_short check (length(words) <= 200),
  constraint ticket_pricing_known check (pricing in ('free', 'fixed', 'open')),
  constraint ticket_price_fits check (
    case pricing when 'free' then price_minor = 0 and least_minor = 0
      when 'fixed' then price_minor > 0 and least_minor = 0
      else least_minor >= 0 and price_minor >= least_minor end and price_minor <= 100000000),
  constraint ticket_currency_iso check (currency ~ '^[A-Z]{3}$'),
  constraint ticket_roles_known check (roles <@ array['owner', 'manager', 'front_desk', 'host', 'member', 'visitor']),
  constraint ticket_places_in_bounds check (places between 1 and 10000),
  constraint ticket_window_forward check (opens_at is null or closes_at is null or opens_at < closes_at),
  constraint ticket_closes_in_bounds check (closes_minutes between 0 and 525600),
  constraint ticket_code_written check (code ~ '^[A-Z0-9-]{6,30}$')
);
comment on table event_ticket_types is 'Kinds of places at an event, each with what it costs, for whom it is, and how many of it a date has. One that somebody has is taken off sale, never deleted.';
comment on column event_ticket_types.place is 'Their order, as the host put them.';
comment on column event_ticket_types.pricing is 'Free, fixed, or open: everybody says what they pay, from least_minor on.';
comment on column event_ticket_types.price_minor is 'What a place costs, taxes in it; of an open one what most give.';
comment on column event_ticket_types.tax_category is 'Of the price list; null for what counts otherwise there.';
comment on column event_ticket_types.plan_ids is 'For members on these plans or with one of the roles; for everybody where both are empty.';
comment on column event_ticket_types.places is 'How many of each date, inside its own places; null for as many as there are.';
comment on column event_ticket_types.closes_minutes is 'On sale until so long before each date; where there is a moment too, until the earlier.';
comment on column event_ticket_types.code is 'It is shown to those alone who have typed this, in capitals.';
comment on column event_ticket_types.on_sale is 'Whoever has one keeps it when it is not any more.';
comment on constraint ticket_type_of_event on event_ticket_types is 'Lets others carry type and event as one pair.';
comment on constraint ticket_name_given on event_ticket_types is 'At most 60 characters.';
comment on constraint ticket_words_short on event_ticket_types is 'At most 200 characters.';
comment on constraint ticket_pricing_known on event_ticket_types is 'Free, fixed or open.';
comment on constraint ticket_price_fits on event_ticket_types is 'What is free costs nothing, what has a price costs something, and what most give is not less than the least.';
comment on constraint ticket_currency_iso on event_ticket_types is 'ISO 4217 code.';
comment on constraint ticket_roles_known on event_ticket_types is 'The roles of members.';
comment on constraint ticket_places_in_bounds on event_ticket_types is 'At least one place.';
comment on constraint ticket_window_forward on event_ticket_types is 'It opens before it closes.';
comment on constraint ticket_closes_in_bounds on event_ticket_types is 'At most a year before.';
comment on constraint ticket_code_written on event_ticket_types is 'Capitals, digits and dashes; long enough that nobody guesses it.';
create index event_ticket_types_of_event on event_ticket_types (operator_id, event_id, place);

alter table rsvps
  add column ticket_type_id uuid,
  add column ticket_name text,
  add column price_each_minor bigint not null default 0,
  add column currency char(3),
  add column pays text,
  add foreign key (operator_id, ticket_type_id) references event_ticket_types (operator_id, id),
  add constraint rsvp_ticket_whole check (num_nulls(ticket_type_id, ticket_name, currency, pays) in (0, 4) and (ticket_type_id is not null or price_each_minor = 0)),
  add constraint rsvp_price_in_bounds check (price_each_minor between 0 and 100000000),
  add constraint rsvp_pays_known check (pays in ('account', 'door'));
comment on column rsvps.ticket_type_id is 'The ticket that was agreed, for each place of the party; null at an event without types.';
comment on column rsvps.price_each_minor is 'What each place costs, as it was agreed; a type that changes its price later changes none of these.';
comment on column rsvps.pays is 'On account, or at the door.';
comment on constraint rsvp_ticket_whole on rsvps is 'A ticket stands with its name, its price and how it is paid, or there is none.';
comment on constraint rsvp_price_in_bounds on rsvps is 'Never negative.';
comment on constraint rsvp_pays_known on rsvps is 'On account or at the door.';

create or replace function rsvp_within_capacity() returns trigger language plpgsql as $$
declare
  places integer;
  of_type integer;
begin
  if new.status not in ('going', 'offered') then return null; end if;
  if tg_op = 'UPDATE' then
    if old.status = 'going' and new.party <= old.party and new.ticket_type_id is not distinct from old.ticket_type_id then return null; end if;
  end if;
  -- Those who take places of one date do so one after another; the sum is read by a statement of its own, and so sees what the one before has committed.
  select capacity into places from event_dates where operator_id = new.operator_id and id = new.event_date_id for update;
  if (select sum(party) from rsvps where operator_id = new.operator_id and event_date_id = new.event_date_id
      and (status = 'going' or status = 'offered' and offer_expires_at > clock_timestamp())) > places then
    raise exception 'date % has no place left', new.event_date_id using errcode = 'check_violation', constraint = 'rsvp_within_capacity', table = 'rsvps';
  end if;
  if new.ticket_type_id is null then return null; end if;
  select t.places into of_type from event_ticket_types t where t.operator_id = new.operator_id and t.id = new.ticket_type_id;
  if (select sum(party) from rsvps where operator_id = new.operator_id and event_date_id = new.event_date_id and ticket_type_id = new.ticket_type_id
      and (status = 'going' or status = 'offered' and offer_expires_at > clock_timestamp())) > of_type then
    raise exception 'date % has no place of type % left', new.event_date_id, new.ticket_type_id
      using errcode = 'check_violation', constraint = 'rsvp_within_capacity', table = 'rsvps';
  end if;
  return null;
end $$;
drop trigger rsvp_within_capacity on rsvps;
create trigger rsvp_within_capacity after insert or update of status, party, ticket_type_id on rsvps for each row execute function rsvp_within_capacity();
revoke all on function rsvp_within_capacity() from public;
comment on function rsvp_within_capacity() is 'Never more people than places, in all and of each ticket type, whoever answers at once. Fewer places later throw nobody out.';

create table rsvp_payments (
  operator_id uuid not null references operators (id),
  id uuid not null,
  rsvp_id uuid not null,
  amount_minor bigint not null,
  currency char(3) not null,
  how text not null,
  taken_at timestamptz not null,
  taken_by uuid not null,
  undoes uuid,
  primary key (operator_id, id),
  foreign key (operator_id, rsvp_id) references rsvps (operator_id, id),
  foreign key (operator_id, taken_by) references members (operator_id, id),
  foreign key (operator_id, undoes) references rsvp_payments (operator_id, id),
  constraint rsvp_payment_undone_once unique (operator_id, undoes),
  constraint rsvp_payment_how_known check (how in ('cash', 'card', 'transfer')),
  constraint rsvp_payment_sign check (case when undoes is null then amount_minor > 0 else amount_minor < 0 end),
  constraint rsvp_payment_currency_iso check (currency ~ '^[A-Z]{3}$')
);
comment on table rsvp_payments is 'What was paid for tickets at the door: rows are only added. One that was a mistake is taken back by another that names it.';
comment on column rsvp_payments.id is 'Given by the door: sent again it is the same payment.';
comment on column rsvp_payments.taken_at is 'When it was taken, also where it waited for a connection.';
comment on constraint rsvp_payment_undone_once on rsvp_payments is 'A payment is taken back once.';
comment on constraint rsvp_payment_how_known on rsvp_payments is 'Cash, card or transfer.';
comment on constraint rsvp_payment_sign on rsvp_payments is 'What is paid is more than nothing, and what is taken back less.';
comment on constraint rsvp_payment_currency_iso on rsvp_payments is 'ISO 4217 code.';
create index rsvp_payments_of_rsvp on rsvp_payments (operator_id, rsvp_id);

do $$
declare t text;
begin
  foreach t in array array['event_ticket_types', 'rsvp_payments'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_operator on %I using (operator_id = nullif(current_setting(''app.operator_id'', true), '''')::uuid)', t);
  end loop;
end $$;
grant select, insert, update, delete on event_ticket_types to coworkflow_app;
grant select, insert on rsvp_payments to coworkflow_app;
