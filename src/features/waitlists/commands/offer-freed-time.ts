import type { ResourceId } from '@/kernel/ids';
import { narrowestRule } from '@/features/booking-rules/domain/narrowest-rule';
import { refusalsOf } from '@/features/bookings/domain/judge-booking';
import { bookingBuffers, listWantedDates, withBuffers } from '@/features/bookings/bookings.service';
import { holdForOffer, listFreeResources } from '@/features/occupancies/occupancies.service';
import { findOpenBookable } from '@/features/spaces/spaces.service';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { record } from '@/server/requests/once';
import { lineOf, OFFER_MINUTES, pageOfLine, type Where } from '../domain/line';
import type { WaitlistFact } from '../waitlists.facts';
import { listInLine, type EntryInLine } from '../sql/waitlist-reads';
import { findEntryForUpdate, updateToOffered } from '../sql/waitlist-writes';
import { settleDates } from './offer-dates';

/** The line is gone along in pages of so many, those who wait longest first. */
const PAGE = { entries: 500, dates: 2000 };
type Place = { readonly sinceExactly: string; readonly id: string };
type Reached = { readonly entry: Place | null; readonly date: Place | null };

/**
 * Something became free in a space: goes along the line and offers to each, first come first, what they wait for and is free now. What one is offered
 * is held and so no longer free for the next; dates of series that are wanted stand in the same line, and are booked where their member said so. Three queries for each
 * page of the line, and a transaction for each offer; its job runs one at a time per space. Answers how many were offered or booked something.
 */
export async function offerFreedTime(where: Where, now = new Date(), most = PAGE): Promise<number> {
  let offered = 0;
  for (let reached: Reached | null = { entry: null, date: null }; reached;) {
    const from: Reached = reached;
    const { line, next } = await inOperator(where, (tx) => findLine(tx, where, now, { most, from }));
    for (const one of line) {
      if ('dates' in one) offered += await settleDates(where, one.dates, now);
      else if (await offerTo(where, one.entry, one.entry.candidates, now)) offered += 1;
    }
    reached = next;
  }
  return offered;
}

/** A page of those in line for whom something is free, each with what is; and from where to go on, null at the end of the line. */
async function findLine(
  tx: OperatorTx,
  { spaceId }: Where,
  now: Date,
  { most, from }: { readonly most: typeof PAGE; readonly from: Reached },
) {
  const page = pageOfLine(
    await listInLine(tx, spaceId, now, { most: most.entries, after: from.entry }),
    await listWantedDates(tx, spaceId, now, { most: most.dates, after: from.date }),
    most,
  );
  const { entries, dates } = page;
  const all = [...entries, ...dates.map((date) => ({ ...date, resourceIds: [date.resourceId] }))];
  const ids = [...new Set(all.flatMap(({ resourceIds }) => resourceIds))];
  const free = await listFreeResources(tx, ids, all);
  const candidatesAt = (place: number) => all[place]?.resourceIds.filter((id) => free.get(place)?.has(id)) ?? [];
  const hasAny = ({ candidates }: { readonly candidates: readonly ResourceId[] }) => candidates.length > 0;
  const line = lineOf(
    entries.map((entry, place) => ({ ...entry, candidates: candidatesAt(place) })).filter(hasAny),
    dates.filter((_date, place) => candidatesAt(entries.length + place).length > 0),
  );
  const [entry, date] = [entries.at(-1), dates.at(-1)];
  const next = page.isLast
    ? null
    : { entry: entry ?? from.entry, date: date ? { ...date, id: date.bookingId } : from.date };
  return { line, next };
}

/** False when none of the candidates could be held: somebody was faster, or was offered it before. */
function offerTo(where: Where, entry: EntryInLine, candidates: readonly ResourceId[], now: Date): Promise<boolean> {
  return inOperator(where, async (tx) => {
    const locked = await findEntryForUpdate(tx, entry.id);
    if (locked?.status !== 'waiting') return false;
    for (const id of candidates) {
      const expiresAt = await holdAt(tx, where, entry, id, now);
      if (!expiresAt) continue;
      await updateToOffered(tx, entry.id, { resourceId: id, expiresAt, now });
      const { operatorId, spaceId } = where;
      const { memberId, personId } = locked;
      const about = { operatorId, spaceId, memberId, personId, entryId: entry.id };
      const times = { offeredAt: now.toISOString(), expiresAt: expiresAt.toISOString() };
      const fact: WaitlistFact = { type: 'waitlist.offered', ...about, ...times };
      const details = { resourceId: id, expiresAt: times.expiresAt };
      const audit = [{ action: 'waitlist.offered', subjectKind: 'waitlist_entry', subjectId: entry.id, details }];
      await record(tx, { audit, facts: [fact] });
      return true;
    }
    return false;
  });
}

/** Until when the place is held, buffers included, or null where it cannot be: taken, closed, or against a rule by now. */
async function holdAt(
  tx: OperatorTx,
  where: Where,
  entry: EntryInLine,
  id: ResourceId,
  now: Date,
): Promise<Date | null> {
  const facts = await findOpenBookable(tx, where.spaceId, id);
  if (!facts) return null;
  const { bookingRules, rules, leaves } = facts;
  const resource = { id: facts.resourceId, kind: facts.kind, openToVisitors: facts.openToVisitors };
  const range = { startsAt: entry.startsAt, endsAt: entry.endsAt };
  const refused = refusalsOf({ range, rules, bookingRules, resource, who: entry, now }).filter(
    ({ code }) => code !== 'rule.too_soon',
  );
  if (refused.length > 0) return null;
  const settings = narrowestRule(bookingRules, 'waitlist', { resource, who: entry })?.settings;
  if (settings && !settings.on) return null;
  const until = now.getTime() + (settings?.offerMinutes ?? OFFER_MINUTES) * 60_000;
  // Nothing is held for somebody beyond the end of what they wanted.
  const expiresAt = new Date(Math.min(until, entry.endsAt.getTime()));
  const held = await holdForOffer(tx, entry.id, {
    ...withBuffers(range, bookingBuffers(facts, entry)),
    leaves,
    expiresAt,
  });
  return held ? expiresAt : null;
}
