import { newId, type EventDateId, type EventId, type MemberId } from '@/kernel/ids';
import { addDays, localDateOf } from '@/kernel/zone';
import { MEMBERS_PAGES } from '@/features/event-report/domain/who-looks';
import { updateDatesToCancelled, updateEventStatus, type DateToWrite } from '@/features/events/sql/event-writes';
import { upsertStanding } from '@/features/events/sql/standing-rsvps';
import type { OperatorTx } from '@/server/db/transactions';
import type { DemoEvent } from './demo-events';
import { seededRandom } from './seeded-random';

type Answer = {
  readonly id: string;
  readonly eventDateId: EventDateId;
  readonly checkedInAt: Date | null;
  readonly createdAt: Date;
};
type Written = {
  readonly eventId: EventId;
  readonly hostId: MemberId;
  readonly dates: readonly DateToWrite[];
  readonly rows: readonly Answer[];
  readonly madeAt: Date;
  readonly now: Date;
  readonly timeZone: string;
};

const WAYS = ['', '', MEMBERS_PAGES, MEMBERS_PAGES, 'newsletter', 'instagram', 'poster at the desk'] as const;

/** What an event that is out has left behind: who opened its page, day by day, and who did what about it. */
export async function writeTraces(tx: OperatorTx, event: DemoEvent, written: Written): Promise<void> {
  await writeViews(tx, event, written);
  await writeTrail(tx, written);
}

/** From when it came out until it was over: more on the days on which people answered. */
async function writeViews(
  tx: OperatorTx,
  event: DemoEvent,
  { eventId, dates, rows, madeAt, now, timeZone }: Written,
): Promise<void> {
  const random = seededRandom(`views of ${event.title}`);
  const lastEnd = Math.max(madeAt.getTime(), ...dates.map(({ endsAt }) => endsAt.getTime()));
  const last = localDateOf(new Date(Math.min(now.getTime(), lastEnd)), timeZone);
  const answered = Map.groupBy(rows, ({ createdAt }) => localDateOf(createdAt, timeZone));
  const views = new Map<string, number>();
  for (let day = localDateOf(madeAt, timeZone); day <= last; day = addDays(day, 1)) {
    const looks = random.between(0, 2) + Math.ceil((answered.get(day)?.length ?? 0) * 1.6);
    for (let n = 0; n < looks; n++) {
      const key = `${day} ${random.pick(WAYS)}`;
      views.set(key, (views.get(key) ?? 0) + 1);
    }
  }
  const { operatorId } = tx;
  const values = [...views].map(([key, count]) => ({
    ...{ operatorId, eventId, day: key.slice(0, 10), cameFrom: key.slice(11), views: count },
  }));
  if (values.length > 0) await tx.insertInto('eventViews').values(values).execute();
}

/** Its host wrote it, published it, changed its words a day later, and let people in. */
async function writeTrail(tx: OperatorTx, { eventId, hostId, rows, madeAt, dates }: Written): Promise<void> {
  const { operatorId } = tx;
  const by = { operatorId, memberId: hostId };
  const ofEvent = { ...by, subjectKind: 'event', subjectId: eventId };
  const published = { was: 'draft', as: 'publish', parts: [], dates: { moved: [], added: dates.length, ended: 0 } };
  const changed = { was: 'published', as: 'publish', parts: ['description', 'kind'], dates: null };
  const day = (days: number) => new Date(madeAt.getTime() + days * 86_400_000);
  const entries = [
    { ...ofEvent, at: madeAt, action: 'event.draft', details: JSON.stringify({ as: 'draft', was: null }) },
    { ...ofEvent, at: day(0.1), action: 'event.published', details: JSON.stringify(published) },
    { ...ofEvent, at: day(1.2), action: 'event.published', details: JSON.stringify(changed) },
    ...rows
      .filter(({ checkedInAt }) => checkedInAt !== null)
      .map(({ id, eventDateId, checkedInAt }) => ({
        ...{ ...by, subjectKind: 'rsvp', subjectId: id, at: checkedInAt ?? madeAt, action: 'rsvp.checked_in' },
        details: JSON.stringify({ dateId: eventDateId, was: 'going', status: 'going', how: null }),
      })),
  ];
  await tx.insertInto('auditEntries').values(entries).execute();
}

/** It is off: its host told everybody why. */
export async function callOff(
  tx: OperatorTx,
  words: string,
  { eventId, hostId, dates, now }: Pick<Written, 'eventId' | 'hostId' | 'dates' | 'now'>,
): Promise<void> {
  const dateIds = dates.filter(({ startsAt }) => startsAt > now).map(({ id }) => id);
  await updateDatesToCancelled(tx, dateIds, words, now);
  await updateEventStatus(tx, eventId, { status: 'cancelled', endedWords: words }, now);
  await tx
    .insertInto('auditEntries')
    .values({
      ...{ operatorId: tx.operatorId, memberId: hostId, subjectKind: 'event', subjectId: eventId, at: now },
      ...{ action: 'event.cancelled', details: JSON.stringify({ dateIds }) },
    })
    .execute();
}

/** Somebody comes to all dates that are to come, and to those that are still to be made. */
export async function comeToAll(
  tx: OperatorTx,
  { memberId, name }: { readonly memberId: MemberId; readonly name: string },
  { eventId, dates, now, madeAt }: Pick<Written, 'eventId' | 'dates' | 'now' | 'madeAt'>,
): Promise<void> {
  const answer = { party: 1, guestNames: [], note: '', cameFrom: '', ticket: null };
  await upsertStanding(tx, eventId, { memberId, email: null, name, answer }, madeAt);
  const rows = dates
    .filter(({ startsAt }) => startsAt > now)
    .map(({ id }) => ({
      ...{ operatorId: tx.operatorId, id: newId<'rsvp'>(), eventDateId: id, memberId, name, status: 'going' as const },
      ...{ createdAt: madeAt, changedAt: madeAt },
    }));
  if (rows.length > 0) await tx.insertInto('rsvps').values(rows).execute();
}
