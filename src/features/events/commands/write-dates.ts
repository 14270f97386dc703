import { newId, type EventDateId, type EventId, type ResourceId, type SpaceId } from '@/kernel/ids';
import { exchangeEventTime, lockLeaves, type EventClaim } from '@/features/occupancies/occupancies.service';
import { findOpenBookable } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import type { AuditEntry } from '@/server/requests/once';
import type { DateDecision } from '../events.contract';
import { eventError } from '../events.errors';
import type { EventFact } from '../events.facts';
import type { DateRow, EventRow } from '../sql/event-reads';
import { placeInWords, updateDatesToCancelled, upsertDates, type DateToWrite } from '../sql/event-writes';
import { lockDate, settleDate } from './apply-rsvp';
import type { EventDecision, JudgedDate } from './decide-event';
import { answerByStanding } from './keep-standing';

type Event = {
  readonly id: EventId;
  readonly spaceId: SpaceId;
  readonly resourceId: ResourceId | null;
  readonly setupMinutes: number;
  readonly cleanupMinutes: number;
  readonly capacity: number | null;
  readonly status: EventRow['status'];
  readonly placeWords: string;
  readonly onlineUrl: string;
  /** Its dates hold their room. */
  readonly holds: boolean;
  /** How many there are of some kind of places has changed. */
  readonly quotas: boolean;
};
type Written = {
  readonly freed: boolean;
  /** Dates whose time or place is another, or that are off: those who come are told. */
  readonly told: readonly EventDateId[];
  readonly facts: readonly EventFact[];
  readonly audit: readonly AuditEntry[];
};

const NOTHING: Written = { freed: false, told: [], facts: [], audit: [] };

/**
 * The dates of an event as they were decided, with the time of their rooms, in one commit; what they gave up is free. A date whose room is not free is moved
 * where its host said, else skipped: it stays to be seen.
 *
 * @throws DomainError `event.room_taken` where somebody was faster, or no date could be had.
 */
export async function writeDates(
  tx: OperatorTx,
  event: Event,
  {
    decision,
    decisions,
    before,
  }: {
    readonly decision: EventDecision;
    readonly decisions: readonly DateDecision[];
    readonly before: EventRow | null;
  },
  now: Date,
): Promise<Written> {
  // A draft that never was more has no dates yet.
  if (!event.holds && (before === null || before.status === 'draft')) return NOTHING;
  const said = new Map(decisions.map((one) => [one.localStart as string, one]));
  const rows = decision.dates.map((date) =>
    rowOf(date, event, { decision: said.get(date.localStart) ?? null, elsewhere: isElsewhere(event, before) }),
  );
  if (event.holds && rows.every(({ row }) => row.status !== 'stands'))
    throw eventError('event.room_taken', clashOf(decision));
  const ending = decision.ending.map(({ id }) => id);
  const changed = rows.filter(({ moved }) => moved);
  const released = [...changed.flatMap(({ was }) => (was?.status === 'stands' ? [was.id] : [])), ...ending];
  const leavesOf = await lockRooms(tx, event.spaceId, [
    ...rows.map(({ row }) => row.resourceId),
    ...decision.ending.map((one) => one.resourceId),
    ...rows.map(({ was }) => was?.resourceId ?? null),
  ]);
  await upsertDates(
    tx,
    event.id,
    rows.map(({ row }) => row),
    before ? placeInWords(before) : '',
  );
  await updateDatesToCancelled(tx, ending, '', now);
  const lost = await exchangeEventTime(
    tx,
    released,
    changed.flatMap(({ row }) => claimsOf(row, leavesOf)),
  );
  if (lost.size > 0)
    throw eventError('event.room_taken', {
      startsAt: rows.find(({ row }) => lost.has(row.id))?.row.startsAt.toISOString(),
    });
  const facts: EventFact[] = [];
  if (event.status === 'published')
    for (const { row, was } of rows)
      if (was && was.coming > 0 && row.status === 'stands' && (event.quotas || row.capacity !== was.capacity))
        facts.push(...(await settleDate(tx, await lockDate(tx, row.id), now)).facts);
  const fresh = rows.filter(({ row, was }) => row.status === 'stands' && was?.status !== 'stands');
  const wasOut = event.status === 'published' && before?.status === 'published';
  const answerable = wasOut ? fresh.map(({ row }) => row.id) : [];
  const answered = await answerByStanding(tx, event.id, answerable, now);
  const told = [...rows.filter(({ row }) => row.told).map(({ row }) => row.id), ...ending];
  return { freed: released.length > 0, told, facts: [...facts, ...answered.facts], audit: answered.audit };
}

type Row = { readonly row: DateToWrite; readonly was: DateRow | null; readonly moved: boolean };

/** Those who come go to another address, though no date has moved. */
const isElsewhere = (event: Event, before: EventRow | null): boolean =>
  before !== null && (before.placeWords !== event.placeWords || before.onlineUrl !== event.onlineUrl);

function rowOf(
  date: JudgedDate,
  event: Event,
  { decision, elsewhere }: { readonly decision: DateDecision | null; readonly elsewhere: boolean },
): Row {
  const { was } = date;
  const by = date.state !== 'fine' && decision?.act === 'move' ? decision : null;
  const byHand = was?.ownTime === true;
  const place = byHand
    ? {
        resourceId: was.resourceId,
        setupMinutes: was.setupMinutes,
        cleanupMinutes: was.cleanupMinutes,
        startsAt: was.startsAt,
        endsAt: was.endsAt,
      }
    : {
        resourceId: by?.resourceId ?? event.resourceId,
        ...{ setupMinutes: event.setupMinutes, cleanupMinutes: event.cleanupMinutes },
        ...(by
          ? { startsAt: new Date(by.startsAt), endsAt: new Date(by.endsAt) }
          : { startsAt: date.startsAt, endsAt: date.endsAt }),
      };
  const status = event.holds && (date.state === 'fine' || by) ? 'stands' : 'skipped';
  const row = {
    ...{
      id: was?.id ?? newId<'event_date'>(),
      originalStart: date.localStart,
      ...place,
      status: status as DateToWrite['status'],
    },
    capacity: was?.ownCapacity ? was.capacity : event.capacity,
    ownCapacity: was?.ownCapacity ?? false,
    ownTime: byHand || by !== null,
  };
  const same =
    was?.status === status &&
    isSame(row, was) &&
    row.setupMinutes === was.setupMinutes &&
    row.cleanupMinutes === was.cleanupMinutes;
  const told =
    was?.status === 'stands' && event.status === 'published' && (status !== 'stands' || elsewhere || !isSame(row, was));
  return { row: { ...row, told }, was, moved: !same };
}

const isSame = (
  one: Pick<DateToWrite, 'startsAt' | 'endsAt' | 'resourceId'>,
  other: Pick<DateRow, 'startsAt' | 'endsAt' | 'resourceId'>,
) =>
  one.startsAt.getTime() === other.startsAt.getTime() &&
  one.endsAt.getTime() === other.endsAt.getTime() &&
  one.resourceId === other.resourceId;

/** The undivided resources of these rooms; whoever wants any of them waits from here on. */
export async function lockRooms(
  tx: OperatorTx,
  spaceId: SpaceId,
  resourceIds: readonly (ResourceId | null)[],
): Promise<ReadonlyMap<ResourceId, readonly ResourceId[]>> {
  const leavesOf = new Map<ResourceId, readonly ResourceId[]>();
  for (const id of new Set(resourceIds)) {
    const facts = id && (await findOpenBookable(tx, spaceId, id));
    if (facts) leavesOf.set(facts.resourceId, facts.leaves);
  }
  if (leavesOf.size > 0) await lockLeaves(tx, [...new Set([...leavesOf.values()].flat())]);
  return leavesOf;
}

/** What a date holds of its room: its time, and that to set up before it and to clean up after. */
export function claimsOf(
  row: Pick<DateToWrite, 'id' | 'resourceId' | 'startsAt' | 'endsAt' | 'setupMinutes' | 'cleanupMinutes' | 'status'>,
  leavesOf: ReadonlyMap<ResourceId, readonly ResourceId[]>,
): EventClaim[] {
  const leaves = row.resourceId && row.status === 'stands' ? leavesOf.get(row.resourceId) : undefined;
  const { startsAt, endsAt } = row;
  const before = { startsAt: new Date(startsAt.getTime() - row.setupMinutes * 60_000), endsAt: startsAt, buffer: true };
  const after = { startsAt: endsAt, endsAt: new Date(endsAt.getTime() + row.cleanupMinutes * 60_000), buffer: true };
  const pieces = [before, { startsAt, endsAt, buffer: false }, after].filter((one) => one.startsAt < one.endsAt);
  return (leaves ?? []).flatMap((resourceId) => pieces.map((one) => ({ ...one, resourceId, eventDateId: row.id })));
}

function clashOf({ dates, room }: EventDecision): Readonly<Record<string, unknown>> {
  const [first] = dates;
  return {
    startsAt: first?.startsAt.toISOString(),
    resourceName: room?.resourceName,
    who: first?.clash?.who ?? null,
    reason: first?.clash?.reason ?? null,
  };
}
