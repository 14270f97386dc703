-- Safe to repeat, recorded, and nothing lost: request ids, audit entries, and jobs enqueued in the transaction that causes them.

create table requests (
  operator_id uuid not null references operators (id),
  member_id uuid not null,
  request_id uuid not null,
  command text not null,
  input_hash text not null,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (operator_id, member_id, request_id),
  foreign key (operator_id, member_id) references members (operator_id, id)
);
comment on table requests is 'Each write carries a request id; the same id again answers what it answered first and does nothing twice.';
create index requests_by_age on requests (created_at);

create table audit_entries (
  operator_id uuid not null references operators (id),
  id uuid not null default gen_random_uuid(),
  at timestamptz not null default now(),
  member_id uuid,
  action text not null,
  subject_kind text not null,
  subject_id uuid not null,
  details jsonb not null default '{}',
  primary key (operator_id, id)
);
comment on table audit_entries is 'Who changed what, written in the same transaction as the change. member_id is empty where the system acted by itself.';
create index audit_by_subject on audit_entries (operator_id, subject_id, at);

alter table requests enable row level security;
alter table requests force row level security;
create policy in_operator on requests using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
alter table audit_entries enable row level security;
alter table audit_entries force row level security;
create policy in_operator on audit_entries using (operator_id = nullif(current_setting('app.operator_id', true), '')::uuid);
grant select, insert, update, delete on requests to coworkflow_app;
grant select, insert on audit_entries to coworkflow_app;

create function enqueue_jobs(jobs jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare job jsonb;
begin
  for job in select * from jsonb_array_elements(jobs) loop
    perform graphile_worker.add_job(
      identifier => job ->> 'task',
      payload => (job -> 'payload')::json,
      queue_name => job ->> 'queue',
      run_at => (job ->> 'runAt')::timestamptz,
      max_attempts => (job ->> 'maxAttempts')::integer,
      job_key => job ->> 'key',
      job_key_mode => 'replace'
    );
  end loop;
end $$;
comment on function enqueue_jobs is 'Puts jobs into the queue in the caller''s own transaction: they exist exactly if it commits. [{task, payload, key?, runAt?, maxAttempts?, queue?}]';

create function jobs_health() returns table (waiting bigint, oldest_seconds double precision, failed bigint)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
    select count(*) filter (where j.run_at <= now() and j.attempts < j.max_attempts),
           coalesce(extract(epoch from now() - min(j.run_at) filter (where j.run_at <= now() and j.attempts = 0 and j.locked_at is null)), 0)::double precision,
           count(*) filter (where j.attempts >= j.max_attempts)
    from graphile_worker.jobs j;
end $$;
comment on function jobs_health is 'Jobs that are due, how many seconds the oldest untried one has waited, and how many have given up.';

revoke all on function enqueue_jobs, jobs_health from public;
grant execute on function enqueue_jobs, jobs_health to coworkflow_app;
