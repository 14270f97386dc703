-- What members owe and pay: charges, payments, and the numbered invoices and credit notes that closings make of charges.

create table charges (
  operator_id uuid not null references operators (id),
  id uuid not null,
  member_id uuid not null,
  source_kind text not null,
  source_id uuid not null,
  ordinal integer not null,
  service_on date not null,
  currency char(3) not null,
  lines jsonb not null,
  net_minor bigint not null,
  tax_minor bigint not null,
  gross_minor bigint not null,
  made_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, member_id) references members (operator_id, id),
  constraint charge_once unique (operator_id, source_kind, source_id, ordinal),
  constraint charge_of_member unique (operator_id, id, member_id),
  constraint charge_source_kind_short check (source_kind ~ '^[a-z_]{1,40}$'),
  constraint charge_ordinal_counts check (ordinal >= 0),
  constraint charge_currency_iso check (currency ~ '^[A-Z]{3}$'),
  constraint charge_lines_list check (jsonb_typeof(lines) = 'array' and jsonb_array_length(lines) between 1 and 200),
  constraint charge_sums check (net_minor + tax_minor = gross_minor),
  constraint charge_in_bounds check (gross_minor between -1000000000000 and 1000000000000)
);
comment on table charges is 'What a member is charged for something, with lines: rows are only added. What was charged wrongly is corrected by another charge of the same source, with a negative amount.';
comment on column charges.source_kind is 'What it is for: a booking, or what other rooms charge for (a pass, a period of a plan, a fee).';
comment on column charges.ordinal is 'Counts the charges of one source from 0.';
comment on column charges.service_on is 'The local date on which it is had; a closing up to a date takes those that are not later.';
comment on column charges.lines is 'One for each tax and wording: [{"words", "category", "name", "percent", "net", "tax", "gross"}].';
comment on constraint charge_once on charges is 'The nth charge of a source exists once, however many charge for it at once.';
comment on constraint charge_of_member on charges is 'Lets an invoice carry charge and member as one pair.';
comment on constraint charge_source_kind_short on charges is 'Lower-case words.';
comment on constraint charge_ordinal_counts on charges is 'Counts from 0.';
comment on constraint charge_currency_iso on charges is 'ISO 4217 code.';
comment on constraint charge_lines_list on charges is 'At least one line, at most 200.';
comment on constraint charge_sums on charges is 'Net and tax sum to gross.';
comment on constraint charge_in_bounds on charges is 'Less than where a number loses count.';
create index charges_of_member on charges (operator_id, member_id, service_on);

create table closings (
  operator_id uuid not null references operators (id),
  id uuid not null,
  up_to date not null,
  issued_on date not null,
  members integer not null,
  closed_by uuid not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  primary key (operator_id, id),
  foreign key (operator_id, closed_by) references members (operator_id, id),
  constraint closing_members_count check (members >= 0),
  constraint closing_ends_after_start check (finished_at >= started_at)
);
comment on table closings is 'One act of turning open charges up to a date into invoices, a member at a time; it goes on where it stopped.';
comment on column closings.up_to is 'Charges with this local date of service, and earlier ones, are taken.';
comment on column closings.issued_on is 'The date that stands on its invoices.';
comment on column closings.members is 'How many members it was to make an invoice for, when it began.';
comment on constraint closing_members_count on closings is 'Never negative.';
comment on constraint closing_ends_after_start on closings is 'It is done after it began.';
create index closings_latest on closings (operator_id, started_at desc);

create table invoice_numbers (
  operator_id uuid not null references operators (id),
  kind text not null,
  year integer not null,
  last_number integer not null,
  primary key (operator_id, kind, year),
  constraint invoice_number_positive check (last_number > 0),
  constraint invoice_numbers_kind_known check (kind in ('invoice', 'credit_note'))
);
comment on table invoice_numbers is 'The last number that was given, for each kind and year. Whoever takes the next one holds the row until they have committed: so numbers have no gaps.';
comment on constraint invoice_number_positive on invoice_numbers is 'Numbers count from 1.';
comment on constraint invoice_numbers_kind_known on invoice_numbers is 'Invoices and credit notes have numbers of their own.';

create table invoices (
  operator_id uuid not null references operators (id),
  id uuid not null,
  kind text not null,
  year integer not null,
  number integer not null,
  member_id uuid not null,
  closing_id uuid not null,
  issued_on date not null,
  due_on date not null,
  period_from date not null,
  period_to date not null,
  currency char(3) not null,
  net_minor bigint not null,
  tax_minor bigint not null,
  gross_minor bigint not null,
  content jsonb not null,
  made_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, member_id) references members (operator_id, id),
  foreign key (operator_id, closing_id) references closings (operator_id, id),
  constraint invoice_number_once unique (operator_id, kind, year, number),
  constraint invoice_of_member unique (operator_id, id, member_id),
  constraint invoice_once_in_closing unique (operator_id, closing_id, member_id),
  constraint invoice_kind_known check (kind in ('invoice', 'credit_note')),
  constraint invoice_kind_fits check ((kind = 'credit_note') = (gross_minor < 0)),
  constraint invoice_sums check (net_minor + tax_minor = gross_minor),
  constraint invoice_number_counts check (number > 0 and year between 2000 and 9999),
  constraint invoice_period_forward check (period_from <= period_to),
  constraint invoice_due_after_issue check (issued_on <= due_on),
  constraint invoice_currency_iso check (currency ~ '^[A-Z]{3}$'),
  constraint invoice_content_object check (jsonb_typeof(content) = 'object')
);
comment on table invoices is 'Invoices and credit notes: numbered, made once, never changed. What was wrong with one is corrected by a later one.';
comment on column invoices.year is 'Of the date of issue; numbers of each kind begin anew with it.';
comment on column invoices.content is 'All that stands on it: seller, buyer, lines, taxes (features/billing/domain/make-invoice.ts), so that it stays what it was.';
comment on constraint invoice_number_once on invoices is 'A number is given once.';
comment on constraint invoice_of_member on invoices is 'Lets a payment carry invoice and member as one pair.';
comment on constraint invoice_once_in_closing on invoices is 'A closing makes at most one for each member.';
comment on constraint invoice_kind_known on invoices is 'An invoice or a credit note.';
comment on constraint invoice_kind_fits on invoices is 'What comes to less than nothing is a credit note, and nothing else is.';
comment on constraint invoice_sums on invoices is 'Net and tax sum to gross.';
comment on constraint invoice_number_counts on invoices is 'Numbers count from 1, in a year.';
comment on constraint invoice_period_forward on invoices is 'A period ends no earlier than it begins.';
comment on constraint invoice_due_after_issue on invoices is 'It is due no earlier than it was issued.';
comment on constraint invoice_currency_iso on invoices is 'ISO 4217 code.';
comment on constraint invoice_content_object on invoices is 'An object.';
create index invoices_of_member on invoices (operator_id, member_id, issued_on);
create index invoices_latest on invoices (operator_id, issued_on desc, id desc);

create table invoice_charges (
  operator_id uuid not null,
  charge_id uuid not null,
  invoice_id uuid not null,
  member_id uuid not null,
  constraint charge_on_one_invoice primary key (operator_id, charge_id),
  foreign key (operator_id, charge_id, member_id) references charges (operator_id, id, member_id),
  foreign key (operator_id, invoice_id, member_id) references invoices (operator_id, id, member_id)
);
comment on table invoice_charges is 'Which invoice a charge is on: of the same member, and only one.';
comment on constraint charge_on_one_invoice on invoice_charges is 'A charge is on one invoice at most.';
create index charges_of_invoice on invoice_charges (operator_id, invoice_id);

create table payments (
  operator_id uuid not null references operators (id),
  id uuid not null,
  member_id uuid not null,
  invoice_id uuid,
  how text not null,
  currency char(3) not null,
  amount_minor bigint not null,
  received_on date not null,
  note text not null default '',
  takes_back uuid,
  taken_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, member_id) references members (operator_id, id),
  foreign key (operator_id, invoice_id, member_id) references invoices (operator_id, id, member_id),
  foreign key (operator_id, takes_back) references payments (operator_id, id),
  foreign key (operator_id, taken_by) references members (operator_id, id),
  constraint payment_taken_back_once unique (operator_id, takes_back),
  constraint payment_how_known check (how in ('cash', 'transfer', 'card')),
  constraint payment_currency_iso check (currency ~ '^[A-Z]{3}$'),
  constraint payment_signed check (case when takes_back is null then amount_minor > 0 else amount_minor < 0 end),
  constraint payment_in_bounds check (amount_minor between -1000000000000 and 1000000000000),
  constraint payment_note_short check (length(note) <= 200)
);
comment on table payments is 'Money that was received from a member, for one invoice or for whatever is open on the account: rows are only added.';
comment on column payments.takes_back is 'The payment that was entered wrongly: this one has its amount with the other sign.';
comment on constraint payment_taken_back_once on payments is 'A payment is taken back once.';
comment on constraint payment_how_known on payments is 'Cash, transfer, or a card at the terminal.';
comment on constraint payment_currency_iso on payments is 'ISO 4217 code.';
comment on constraint payment_signed on payments is 'What was received is positive, what takes it back negative.';
comment on constraint payment_in_bounds on payments is 'Less than where a number loses count.';
comment on constraint payment_note_short on payments is 'At most 200 characters.';
create index payments_of_member on payments (operator_id, member_id, received_on);

create table seller_details (
  operator_id uuid primary key references operators (id),
  name text not null,
  address text not null,
  tax_number text not null,
  pay_to text not null,
  due_days integer not null,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  foreign key (operator_id, changed_by) references members (operator_id, id),
  constraint seller_name_given check (length(btrim(name)) between 1 and 120),
  constraint seller_words_short check (length(address) <= 500 and length(tax_number) <= 60 and length(pay_to) <= 300),
  constraint seller_due_days_sane check (due_days between 0 and 120)
);
comment on table seller_details is 'Who issues the invoices of an operator, as it stands on them. Without a row: the operator''s name and the address of its first space.';
comment on column seller_details.pay_to is 'Where to pay: the bank account, in words.';
comment on column seller_details.due_days is 'So many days after its date an invoice is due.';
comment on constraint seller_name_given on seller_details is 'A name of at most 120 characters.';
comment on constraint seller_words_short on seller_details is 'A few lines.';
comment on constraint seller_due_days_sane on seller_details is 'At most 120 days.';

create table buyer_details (
  operator_id uuid not null,
  member_id uuid not null,
  name text not null,
  address text not null,
  tax_number text not null,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  primary key (operator_id, member_id),
  foreign key (operator_id, member_id) references members (operator_id, id),
  foreign key (operator_id, changed_by) references members (operator_id, id),
  constraint buyer_name_given check (length(btrim(name)) between 1 and 120),
  constraint buyer_words_short check (length(address) <= 500 and length(tax_number) <= 60)
);
comment on table buyer_details is 'To whom the invoices of a member are made out. Without a row: the member''s name.';
comment on constraint buyer_name_given on buyer_details is 'A name of at most 120 characters.';
comment on constraint buyer_words_short on buyer_details is 'A few lines.';

do $$
declare t text;
begin
  foreach t in array array['charges', 'closings', 'invoice_numbers', 'invoices', 'invoice_charges', 'payments', 'seller_details', 'buyer_details'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_operator on %I using (operator_id = nullif(current_setting(''app.operator_id'', true), '''')::uuid)', t);
    execute format('grant select, insert on %I to coworkflow_app', t);
  end loop;
end $$;
-- All else is only added.
grant update on seller_details, buyer_details, invoice_numbers to coworkflow_app;
grant update (finished_at) on closings to coworkflow_app;
