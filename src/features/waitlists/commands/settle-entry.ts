import type { ActingMember } from '@/kernel/acting-member';
import type { OperatorId, WaitlistEntryId } from '@/kernel/ids';
import { wantNoMore } from '@/features/bookings/bookings.service';
import { releaseOffer } from '@/features/occupancies/occupancies.service';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { once, record } from '@/server/requests/once';
import type { WaitlistEntryInput } from '../waitlists.contract';
import { waitlistError } from '../waitlists.errors';
import type { WaitlistFact } from '../waitlists.facts';
import { findEntryForUpdate, isStale, listEntriesDue, updateToSettled } from '../sql/waitlist-writes';

type Entry = NonNullable<Awaited<ReturnType<typeof findEntryForUpdate>>>;
type How = 'declined' | 'lapsed' | 'left' | 'over';

/** Ends an entry that waited or was offered something, gives back what was held for it, and says so. */
async function settle(tx: OperatorTx, entry: Entry, how: How, now: Date): Promise<WaitlistFact> {
  const freed = entry.status === 'offered';
  await updateToSettled(tx, entry.id, { status: how }, now);
  if (freed) await releaseOffer(tx, entry.id);
  // "No, thank you", or no answer: the date is not asked for again until its member says so.
  if (entry.dateId && (how === 'declined' || how === 'lapsed'))
    await wantNoMore(tx, [entry.dateId], entry.memberId, null, now);
  const { operatorId, spaceId, personId, memberId, id: entryId } = entry;
  return { type: 'waitlist.settled', how, freed, operatorId, spaceId, personId, memberId, entryId };
}

/**
 * "I need it no longer": leaves the line, or declines what is offered, which then goes to the next. @throws DomainError `waitlist.not_found` (also for
 * somebody else's entry, and for one that is over).
 */
export function leaveWaitlist(
  member: ActingMember,
  input: WaitlistEntryInput,
  now = new Date(),
): Promise<{ how: How }> {
  return once(member, { requestId: input.requestId, command: 'leave-waitlist', input }, async (tx) => {
    const entry = await findEntryForUpdate(tx, input.entryId);
    if (!entry || entry.memberId !== member.memberId || !['waiting', 'offered'].includes(entry.status))
      throw waitlistError('waitlist.not_found');
    const how = entry.status === 'offered' ? 'declined' : 'left';
    return {
      answer: { how },
      audit: [{ action: `waitlist.${how}`, subjectKind: 'waitlist_entry', subjectId: entry.id }],
      facts: [await settle(tx, entry, how, now)],
    };
  });
}

/**
 * Offers that nobody answered lapse and go to the next, and whoever still waits when the time has passed waits no more. Each in a transaction of its
 * own; safe to run twice and at once. Answers how many came to their end.
 */
export async function lapseEntries(operatorId: OperatorId, now = new Date()): Promise<number> {
  const due = await inOperator({ operatorId }, (tx) => listEntriesDue(tx, now));
  let settled = 0;
  for (const id of due) settled += await lapseOne(operatorId, id, now);
  return settled;
}

function lapseOne(operatorId: OperatorId, id: WaitlistEntryId, now: Date): Promise<number> {
  return inOperator({ operatorId }, async (tx) => {
    const entry = await findEntryForUpdate(tx, id);
    const how = entry && ((await needlessOf(tx, entry)) ?? lapseOf(entry, now));
    if (!entry || !how) return 0;
    const fact = await settle(tx, entry, how, now);
    const audit = [{ action: `waitlist.${how}`, subjectKind: 'waitlist_entry', subjectId: id }];
    await record(tx, { audit, facts: [fact] });
    return 1;
  });
}

/** The date of an offer went its own way. */
async function needlessOf(tx: OperatorTx, { id, status, dateId }: Entry): Promise<How | null> {
  return status === 'offered' && dateId && (await isStale(tx, id)) ? 'left' : null;
}

/** Asked again under the lock: it may have been answered meanwhile. */
function lapseOf(entry: Entry, now: Date): How | null {
  if (entry.status === 'offered') return entry.offerExpiresAt && entry.offerExpiresAt <= now ? 'lapsed' : null;
  return entry.status === 'waiting' && entry.endsAt <= now ? 'over' : null;
}
