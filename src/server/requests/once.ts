import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ActingMember } from '@/kernel/acting-member';
import { DomainError } from '@/kernel/domain-error';
import type { MemberId, RequestId } from '@/kernel/ids';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { jobsFor, type Fact } from '@/server/jobs/reactions';

/** One line of the audit log: what was done to what. `details` holds no personal data beyond ids. */
export type AuditEntry = {
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly details?: Readonly<Record<string, unknown>>;
};

/** What a command decided: its answer, what it changed, and what happened. */
export type Outcome<A> = { readonly answer: A; readonly audit: readonly AuditEntry[]; readonly facts: readonly Fact[] };

type Request = { readonly requestId: RequestId; readonly command: string; readonly input: unknown };

/**
 * Runs a command's `work` exactly once per request id, in one transaction with its audit entries and jobs. The same id again, also at the
 * same moment, answers what was answered first. A refusal (a thrown DomainError) keeps nothing, so it may be tried again.
 *
 * Costs two statements besides those of `work`: the claim of the id, and one that writes answer, audit and jobs.
 * The answer must survive JSON: it is kept as such and a repeat reads it back.
 *
 * @throws DomainError `request.reused` (conflict) when the id was used before with another command or other input.
 */
export function once<A>(
  member: ActingMember,
  request: Request,
  work: (tx: OperatorTx) => Promise<Outcome<A>>,
): Promise<A> {
  return inOperator(member, async (tx) => {
    const inputHash = createHash('sha256').update(JSON.stringify(request.input)).digest('hex');
    const earlier = await claim(tx, member, request, inputHash);
    if (earlier) {
      if (earlier.command !== request.command || earlier.inputHash !== inputHash)
        throw new DomainError('conflict', 'request.reused');
      return earlier.answer as A;
    }
    const outcome = await work(tx);
    await settle(tx, member, request.requestId, outcome);
    return outcome.answer;
  });
}

/** Who comes second with one id waits here until the first has committed or rolled back. */
async function claim(tx: OperatorTx, member: ActingMember, request: Request, inputHash: string) {
  const key = { operatorId: member.operatorId, memberId: member.memberId, requestId: request.requestId };
  const mine = await tx
    .insertInto('requests')
    .values({ ...key, command: request.command, inputHash })
    .onConflict((clash) => clash.doNothing())
    .returning('requestId')
    .executeTakeFirst();
  if (mine) return null;
  return tx
    .selectFrom('requests')
    .select(['command', 'inputHash', 'answer'])
    .where('operatorId', '=', key.operatorId)
    .where('memberId', '=', key.memberId)
    .where('requestId', '=', key.requestId)
    .executeTakeFirstOrThrow();
}

async function settle<A>(
  tx: OperatorTx,
  member: ActingMember,
  requestId: RequestId,
  outcome: Outcome<A>,
): Promise<void> {
  await sql`
    with answered as (
      update requests set answer = ${JSON.stringify(outcome.answer)}::jsonb
      where operator_id = ${tx.operatorId} and member_id = ${member.memberId} and request_id = ${requestId}
    ), ${auditing(tx, member.memberId, outcome.audit)}
    select enqueue_jobs(${JSON.stringify(jobsFor(outcome.facts))}::jsonb)
  `.execute(tx);
}

/**
 * What was done without a request of a member: its audit entries and the jobs that follow, in the same transaction. `by` is who became a
 * member by it; without, the system acted by itself (a nightly job).
 */
export async function record(
  tx: OperatorTx,
  done: { readonly audit: readonly AuditEntry[]; readonly facts: readonly Fact[]; readonly by?: MemberId },
): Promise<void> {
  await sql`with ${auditing(tx, done.by ?? null, done.audit)} select enqueue_jobs(${JSON.stringify(jobsFor(done.facts))}::jsonb)`.execute(
    tx,
  );
}

const auditing = (tx: OperatorTx, memberId: MemberId | null, entries: readonly AuditEntry[]) => sql`
  audited as (
    insert into audit_entries (operator_id, member_id, action, subject_kind, subject_id, details)
    select ${tx.operatorId}, ${memberId}::uuid, e.action, e."subjectKind", e."subjectId", coalesce(e.details, '{}')
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) as e (action text, "subjectKind" text, "subjectId" uuid, details jsonb)
  )`;
