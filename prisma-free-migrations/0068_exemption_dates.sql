-- Who pays no taxes does so from a date on, perhaps to one: so dues of a plan, which are looked up for every day of the past, keep the taxes of theirs.

alter table tax_exemptions
  add column id uuid not null default gen_random_uuid(),
  add column from_on date not null default current_date,
  add column until_on date;

-- Those that are there count from the local date on which they were set. Rows of all operators are seen by the owner alone, and only here.
alter table tax_exemptions no force row level security;
alter table spaces no force row level security;
update tax_exemptions x set from_on = (x.changed_at at time zone coalesce((
  select s.time_zone from spaces s where s.operator_id = x.operator_id order by s.created_at, s.id limit 1), 'UTC'))::date;
alter table spaces force row level security;
alter table tax_exemptions force row level security;

alter table tax_exemptions
  alter column id drop default,
  alter column from_on drop default,
  drop constraint tax_exemptions_pkey,
  add primary key (operator_id, id),
  add constraint exemption_ends_after_start check (until_on >= from_on),
  add constraint exemption_end_of_one check (exempt or until_on is null);
comment on table tax_exemptions is 'Who pays no taxes, and why, from a date on: of a member, the last row that was made of those that begin by a date counts for it. Rows are only added; what was agreed stays.';
comment on column tax_exemptions.from_on is 'The first local date for which it counts.';
comment on column tax_exemptions.until_on is 'Its last local date; null where it has none.';
comment on constraint exemption_ends_after_start on tax_exemptions is 'Its last date is not before its first.';
comment on constraint exemption_end_of_one on tax_exemptions is 'Only who is exempt is so to a date.';
create index exemptions_of_member on tax_exemptions (operator_id, member_id, changed_at);
revoke update on tax_exemptions from coworkflow_app;
