-- Plans and memberships: what a plan gives for which price in versions that never change, who is on which plan from when on, and when it pauses.
-- Nothing here counts along: periods, charges and allowances follow from these rows.

create table plans (
  operator_id uuid not null references operators (id),
  id uuid not null,
  name text not null,
  description text not null default '',
  public boolean not null default true,
  retired_at timestamptz,
  changed_by uuid not null,
  changed_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, changed_by) references members (operator_id, id),
  constraint plan_name_short check (length(name) between 1 and 80),
  constraint plan_description_short check (length(description) <= 500)
);
comment on table plans is 'What a member can be on: its name and who may take it. Its terms stand in its versions.';
comment on column plans.public is 'Members may take it themselves; otherwise whoever runs the space puts them on it.';
comment on column plans.retired_at is 'Since then nobody can take it; whoever is on it stays.';
comment on constraint plan_name_short on plans is 'A name of at most 80 characters.';
comment on constraint plan_description_short on plans is 'At most 500 characters.';

create table plan_versions (
  operator_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  number integer not null,
  currency char(3) not null,
  terms jsonb not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, plan_id) references plans (operator_id, id),
  foreign key (operator_id, made_by) references members (operator_id, id),
  constraint plan_version_counts unique (operator_id, plan_id, number),
  constraint plan_version_from_one check (number >= 1),
  constraint plan_version_currency_iso check (currency ~ '^[A-Z]{3}$')
);
comment on table plan_versions is 'The terms of a plan: price, periods, allowances. Rows are only added; whoever is on a version keeps it until they are moved.';
comment on column plan_versions.terms is 'As plans.contract has them.';
comment on constraint plan_version_counts on plan_versions is 'The nth version of a plan exists once, however many save at once.';
comment on constraint plan_version_from_one on plan_versions is 'Counted from 1.';
comment on constraint plan_version_currency_iso on plan_versions is 'ISO 4217 code.';

create table memberships (
  operator_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  starts_on date not null,
  ends_on date,
  trial_days integer not null default 0,
  sign_up_minor bigint not null default 0,
  joined_by uuid not null,
  joined_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  kept_on date,
  primary key (operator_id, id),
  foreign key (operator_id, member_id) references members (operator_id, id),
  foreign key (operator_id, joined_by) references members (operator_id, id),
  constraint membership_ends_after_start check (ends_on >= starts_on),
  constraint membership_trial_in_bounds check (trial_days between 0 and 365),
  constraint membership_sign_up_in_bounds check (sign_up_minor between 0 and 1000000000000),
  constraint membership_one_at_a_time exclude using gist (operator_id with =, member_id with =, daterange(starts_on, ends_on, '[]') with &&) where (withdrawn_at is null)
);
comment on table memberships is 'A stay of a member on plans, from its first local date to its last; open-ended where there is none.';
comment on column memberships.trial_days is 'So many days from the first one on cost nothing, as it was when they joined.';
comment on column memberships.sign_up_minor is 'What joining costs once, as it was when they joined, on the first day that is no trial.';
comment on column memberships.withdrawn_at is 'Taken back before it began: as if it had never been.';
comment on column memberships.kept_on is 'The last local date on which its allowances and charges were looked up.';
comment on constraint membership_ends_after_start on memberships is 'Its last date is not before its first.';
comment on constraint membership_trial_in_bounds on memberships is 'At most a year.';
comment on constraint membership_sign_up_in_bounds on memberships is 'Never negative, and less than where a number loses count.';
comment on constraint membership_one_at_a_time on memberships is 'A member is on one plan at a time.';

create table membership_plans (
  operator_id uuid not null,
  id uuid not null,
  membership_id uuid not null,
  from_on date not null,
  anchor_on date not null,
  version_id uuid not null,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (operator_id, id),
  foreign key (operator_id, membership_id) references memberships (operator_id, id),
  foreign key (operator_id, version_id) references plan_versions (operator_id, id),
  foreign key (operator_id, made_by) references members (operator_id, id)
);
comment on table membership_plans is 'Which version of which plan a membership has from a date on, until the next such row. Only added, or withdrawn before it begins.';
comment on column membership_plans.anchor_on is 'Periods are counted from this date: 31 January has its next ones on 28 February and 31 March.';
create index membership_plans_of_membership on membership_plans (operator_id, membership_id, from_on);

create table membership_pauses (
  operator_id uuid not null,
  id uuid not null,
  membership_id uuid not null,
  from_on date not null,
  until_on date,
  made_by uuid not null,
  made_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  primary key (operator_id, id),
  foreign key (operator_id, membership_id) references memberships (operator_id, id),
  foreign key (operator_id, made_by) references members (operator_id, id),
  constraint pause_ends_after_start check (until_on >= from_on),
  constraint pause_one_at_a_time exclude using gist (operator_id with =, membership_id with =, daterange(from_on, until_on, '[]') with &&) where (withdrawn_at is null)
);
comment on table membership_pauses is 'Local dates on which a membership costs nothing and gives nothing, both ends included; open-ended where there is no last one.';
comment on constraint pause_ends_after_start on membership_pauses is 'Its last date is not before its first.';
comment on constraint pause_one_at_a_time on membership_pauses is 'Pauses do not overlap.';

do $$
declare name text;
begin
  foreach name in array array['plans', 'plan_versions', 'memberships', 'membership_plans', 'membership_pauses'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy in_operator on %I using (operator_id = nullif(current_setting(''app.operator_id'', true), '''')::uuid)', name);
    execute format('grant select, insert on %I to coworkflow_app', name);
  end loop;
end $$;
grant update (name, description, public, retired_at, changed_by, changed_at) on plans to coworkflow_app;
grant update (ends_on, withdrawn_at, kept_on) on memberships to coworkflow_app;
grant update (withdrawn_at) on membership_plans to coworkflow_app;
grant update (until_on, withdrawn_at) on membership_pauses to coworkflow_app;

-- Buckets of allowances: of which version of a plan they are, whether they have no bottom, and what was rolled over into them.
alter table credit_buckets
  add column plan_version_id uuid,
  add column unlimited boolean not null default false,
  add column rolled_from uuid,
  drop constraint credit_bucket_allowance_once,
  add foreign key (operator_id, membership_id) references memberships (operator_id, id),
  add foreign key (operator_id, plan_version_id) references plan_versions (operator_id, id),
  add foreign key (operator_id, rolled_from) references credit_buckets (operator_id, id),
  add constraint credit_bucket_rolled_once unique (operator_id, rolled_from),
  add constraint credit_bucket_allowance_of_version check ((source = 'allowance') = (plan_version_id is not null)),
  add constraint credit_bucket_unlimited_is_time check (not unlimited or (source = 'allowance' and unit = 'minutes' and rolled_from is null)),
  add constraint credit_bucket_rolled_is_allowance check (rolled_from is null or source = 'allowance');
comment on column credit_buckets.plan_version_id is 'Whose allowance it is: it pays while its member is on a plan, without limit only on this version.';
comment on column credit_buckets.unlimited is 'It gives whatever is asked: what was used of it is written down, nothing is left or short.';
comment on column credit_buckets.rolled_from is 'The bucket of an earlier period of which the rest was rolled over into this one.';
comment on constraint credit_bucket_rolled_once on credit_buckets is 'The rest of a bucket goes into one other.';
comment on constraint credit_bucket_allowance_of_version on credit_buckets is 'An allowance is that of a version of a plan; nothing else is.';
comment on constraint credit_bucket_unlimited_is_time on credit_buckets is 'Without limit is time of an allowance alone.';
comment on constraint credit_bucket_rolled_is_allowance on credit_buckets is 'Only allowances roll over.';
create unique index credit_bucket_allowance_once on credit_buckets (operator_id, membership_id, plan_version_id, covers_from, covers_to, allowance) where rolled_from is null and membership_id is not null;
create index credit_buckets_of_membership on credit_buckets (operator_id, membership_id) where membership_id is not null;

create or replace function ledger_never_below_zero() returns trigger language plpgsql as $$
begin
  if exists (select from credit_buckets where operator_id = new.operator_id and id = new.bucket_id and unlimited) then return null; end if;
  -- Whoever takes from one bucket does so one after another; the sum is read by a statement of its own, and so sees what the one before has committed.
  perform pg_advisory_xact_lock(hashtextextended('bucket ' || new.operator_id || new.bucket_id, 0));
  if (select sum(case when credit = 'member' then amount when debit = 'member' then -amount else 0 end)
      from ledger_entries where operator_id = new.operator_id and bucket_id = new.bucket_id) < 0 then
    raise exception 'bucket % has less than that', new.bucket_id
      using errcode = 'check_violation', constraint = 'ledger_never_below_zero', table = 'ledger_entries';
  end if;
  return null;
end $$;
