import type { MemberId, RsvpId } from '@/kernel/ids';
import { DomainError } from '@/kernel/domain-error';
import type { OperatorTx } from '@/server/db/transactions';
import type { AuditEntry } from '@/server/requests/once';
import type { DateOutcome } from '../domain/all-dates';
import type { GuestAction } from '../domain/decide-rsvp';
import type { EventErrorCode } from '../events.errors';
import type { ChangedRsvp, EventFact } from '../events.facts';
import type { DateOfEvent } from '../sql/rsvp-reads';
import { applyRsvp, type Applied, type Saying, type Who } from './apply-rsvp';

export type AppliedToDates = {
  readonly outcomes: readonly DateOutcome[];
  /** Own answers that are others now, in the order of the dates. */
  readonly changed: readonly ChangedRsvp[];
  readonly facts: readonly EventFact[];
  readonly audit: readonly AuditEntry[];
};

/**
 * One answer to many dates, each as if it were given alone, in their order: all are locked. What one date refuses keeps no other from it. Own changes are
 * told together, not one by one.
 */
export async function applyToDates(
  tx: OperatorTx,
  dates: readonly DateOfEvent[],
  act: { readonly who: Who; readonly say?: Saying },
  action: GuestAction,
  done: { readonly by: MemberId | null; readonly now: Date },
): Promise<AppliedToDates> {
  const outcomes: DateOutcome[] = [];
  const changed: ChangedRsvp[] = [];
  const facts: EventFact[] = [];
  const audit: AuditEntry[] = [];
  for (const date of dates) {
    const applied = await tried(applyRsvp(tx, date, act, action, done));
    if ('why' in applied) {
      outcomes.push({ did: 'refused', status: null, why: applied.why });
      continue;
    }
    const own = ownChange(applied);
    const answers = own !== null && own.was !== own.status;
    outcomes.push({ did: answers ? 'answers' : 'stays', status: applied.own.status, why: null });
    if (own && answers) changed.push(own);
    facts.push(...applied.facts.map((fact) => together(fact, applied.own.id)));
    audit.push(...applied.audit);
  }
  return { outcomes, changed, facts, audit };
}

/** A refusal of the table is an outcome here; it comes before anything is written. */
async function tried(applied: Promise<Applied>): Promise<Applied | { readonly why: EventErrorCode }> {
  try {
    return await applied;
  } catch (error) {
    if (error instanceof DomainError && String(error.code).startsWith('event.'))
      return { why: error.code as EventErrorCode };
    throw error;
  }
}

const ownChange = ({ facts, own }: Applied): ChangedRsvp | null =>
  facts.flatMap((fact) => (fact.type === 'rsvps.changed' ? fact.rsvps : [])).find((one) => one.rsvpId === own.id) ??
  null;

const together = (fact: EventFact, own: RsvpId): EventFact =>
  fact.type === 'rsvps.changed'
    ? { ...fact, rsvps: fact.rsvps.map((one) => (one.rsvpId === own ? { ...one, together: true as const } : one)) }
    : fact;
