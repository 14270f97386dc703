-- What more stands on invoices, where they are sent, who pays no taxes, and who was reminded.

alter table seller_details add column footer text not null default '';
alter table seller_details add column number_prefix text not null default '';
alter table seller_details add column by_mail boolean not null default true;
alter table seller_details add constraint seller_footer_short check (length(footer) <= 500);
alter table seller_details add constraint seller_prefix_short check (number_prefix ~ '^[A-Z0-9-]{0,12}$');
comment on column seller_details.footer is 'What stands at the foot of each invoice: the register, the bank, a word of thanks.';
comment on column seller_details.number_prefix is 'Stands before the number of invoices made from now on; numbers count on.';
comment on column seller_details.by_mail is 'Whether invoices and credit notes are mailed as they are made.';
comment on constraint seller_footer_short on seller_details is 'A few lines.';
comment on constraint seller_prefix_short on seller_details is 'At most 12 capitals, digits and dashes.';

alter table buyer_details add column email text not null default '';
alter table buyer_details add constraint buyer_email_plain check (email = lower(email) and length(email) <= 254);
comment on column buyer_details.email is 'Where invoices go; empty: to the member.';
comment on constraint buyer_email_plain on buyer_details is 'A lower-case address of at most 254 characters, or none.';

alter table invoices add column number_prefix text not null default '';
alter table invoices add constraint invoice_prefix_short check (number_prefix ~ '^[A-Z0-9-]{0,12}$');
comment on column invoices.number_prefix is 'What stood before numbers when it was made.';
comment on constraint invoice_prefix_short on invoices is 'At most 12 capitals, digits and dashes.';

create table tax_exemptions (
  operator_id uuid not null references operators (id),
  member_id uuid not null,
  exempt boolean not null,
  reason text not null,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  primary key (operator_id, member_id),
  foreign key (operator_id, member_id) references members (operator_id, id),
  foreign key (operator_id, changed_by) references members (operator_id, id),
  constraint exemption_has_reason check (length(reason) <= 200 and (not exempt or length(btrim(reason)) > 0))
);
comment on table tax_exemptions is 'Members who pay no taxes, and why. What they book from then on is priced without; what was agreed stays.';
comment on constraint exemption_has_reason on tax_exemptions is 'Who is exempt is so for a reason, of at most 200 characters.';

create table payment_reminders (
  operator_id uuid not null references operators (id),
  id uuid not null,
  member_id uuid not null,
  sent_on date not null,
  currency char(3) not null,
  open_minor bigint not null,
  sent_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, member_id) references members (operator_id, id),
  foreign key (operator_id, sent_by) references members (operator_id, id),
  constraint reminder_once_a_day unique (operator_id, member_id, sent_on),
  constraint reminder_of_something check (open_minor > 0),
  constraint reminder_currency_iso check (currency ~ '^[A-Z]{3}$')
);
comment on table payment_reminders is 'Mails that remind members of invoices that are overdue: rows are only added.';
comment on column payment_reminders.open_minor is 'What was overdue when somebody asked for it.';
comment on constraint reminder_once_a_day on payment_reminders is 'Nobody is reminded twice on one day.';
comment on constraint reminder_of_something on payment_reminders is 'Something is overdue.';
comment on constraint reminder_currency_iso on payment_reminders is 'ISO 4217 code.';

do $$
declare t text;
begin
  foreach t in array array['tax_exemptions', 'payment_reminders'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_operator on %I using (operator_id = nullif(current_setting(''app.operator_id'', true), '''')::uuid)', t);
    execute format('grant select, insert on %I to coworkflow_app', t);
  end loop;
end $$;
grant update on tax_exemptions to coworkflow_app;
