import { randomBytes } from 'node:crypto';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventId } from '@/kernel/ids';
import { instantOf } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import { once } from '@/server/requests/once';
import { opensAtOf } from '../domain/event-dates';
import { freeSlug, slugOf } from '../domain/event-slug';
import { datesChanged, partsChanged } from '../domain/what-changed';
import { statusAfter } from '../domain/event-status';
import type { EventWish, SaveEventAnswer, SaveEventInput } from '../events.contract';
import { eventError } from '../events.errors';
import type { EventFact } from '../events.facts';
import { listMembersNamed, listSlugsLike, type EventRow } from '../sql/event-reads';
import { upsertEvent, type EventToWrite } from '../sql/event-writes';
import { decideEvent } from './decide-event';
import { demandCover } from './keep-covers';
import { getHosted } from './plan-event';
import { saveTickets } from './save-tickets';
import { writeDates } from './write-dates';

/**
 * "Publish it": an event is written as its host wishes it, and its room is booked on each date in the same commit, or nothing is. A draft holds no room. One
 * that is out is changed the same way: dates move with those who come, and are told.
 *
 * @throws DomainError `event.may_not_host`, `event.not_yours`, `event.not_found`, `event.changed_meanwhile`, `event.cannot_now`, `event.room_taken`,
 * `event.in_the_past`, `event.cover_gone`, or as `decideEvent`.
 */
export function saveEvent(member: ActingMember, input: SaveEventInput, now = new Date()): Promise<SaveEventAnswer> {
  return once(member, { requestId: input.requestId, command: 'save-event', input }, async (tx) => {
    const { spaceId, wish } = input;
    const { event, asks } = await getHosted(tx, member, { ...input, lock: true });
    if (event && event.version !== input.seen) throw eventError('event.changed_meanwhile');
    if (event?.status === 'cancelled') throw eventError('event.cannot_now');
    if (wish.coverId && wish.coverId !== event?.coverId) await demandCover(tx, member, wish.coverId);
    const decision = await decideEvent(tx, member, wish, { spaceId, event, now, lock: true });
    if (input.planToken !== null && input.planToken !== decision.planToken) throw eventError('event.changed_meanwhile');
    const publishAt = input.publishAt === null ? null : instantOf(input.publishAt, decision.timeZone);
    const status = statusAfter(event?.status ?? 'draft', { as: input.as, asks, publishAt, now });
    if (status === null) throw eventError('event.in_the_past');
    const id = event?.id ?? newId<'event'>();
    const row = {
      ...rowOf(id, input, decision, status),
      slug: await slugFor(tx, event, wish),
      hostId: event?.hostId ?? member.memberId,
      publishAt: status === 'scheduled' || status === 'asked' ? publishAt : null,
    };
    const coHostIds = (await listMembersNamed(tx, wish.coHostIds))
      .map((one) => one.id)
      .filter((one) => one !== row.hostId);
    const version = await upsertEvent(tx, row, coHostIds, member.memberId, now);
    const holds = status !== 'draft';
    const quotas = await saveTickets(tx, { id, ticketed: event?.ticketed ?? false }, wish, decision.timeZone, now);
    const written = await writeDates(
      tx,
      { ...row, holds, quotas },
      { decision, decisions: input.decisions, before: event },
      now,
    );
    const { operatorId } = member;
    const details = {
      ...{ as: input.as, was: event?.status ?? null, publishAt: row.publishAt },
      parts: event && partsChanged(event, { ...row, coHostIds: [...coHostIds].sort() }),
      dates: holds && event ? datesChanged(decision.dates, decision.ending) : null,
    };
    const about = { operatorId, spaceId, eventId: id };
    const out = status === 'published';
    const owing = out && (wish.tickets.length > 0 || event?.ticketed) ? { owing: written.told } : {};
    const facts: EventFact[] = [];
    if (out && event?.status !== 'published') facts.push({ type: 'event.published', ...about });
    else if (status === 'asked' && event?.status !== 'asked') facts.push({ type: 'event.asked', ...about });
    facts.push({ type: 'event.changed', ...about, freed: written.freed, moved: out ? written.told : [], ...owing });
    return {
      answer: { eventId: id, slug: row.slug, version, status },
      audit: [{ action: `event.${status}`, subjectKind: 'event', subjectId: id, details }, ...written.audit],
      facts: [...facts, ...written.facts],
    };
  });
}

function rowOf(
  id: EventId,
  { spaceId, wish }: SaveEventInput,
  { timeZone, madeUntil }: Awaited<ReturnType<typeof decideEvent>>,
  status: EventRow['status'],
): Omit<EventToWrite, 'slug' | 'hostId' | 'publishAt'> {
  const { place, coHostIds: _coHosts, tickets: _tickets, opensAt, planIds, audience, ...rest } = wish;
  return {
    ...{ ...rest, id, spaceId, status, timeZone, madeUntil, audience },
    planIds: audience === 'plans' ? planIds : [],
    place: place.is,
    resourceId: place.is === 'resource' ? place.resourceId : null,
    placeWords: place.is === 'elsewhere' ? place.words : '',
    onlineUrl: place.is === 'online' ? place.url : '',
    setupMinutes: place.is === 'resource' ? wish.setupMinutes : 0,
    cleanupMinutes: place.is === 'resource' ? wish.cleanupMinutes : 0,
    opensAt: opensAtOf(opensAt, timeZone),
  };
}

const SECRET_BYTES = 16;
/** Where an event is made, and the report over all, among the addresses of events. */
const NOT_ADDRESSES = ['new', 'report'];
const isSecret = (slug: string) => /-[A-Za-z0-9_-]{22}$/.test(slug);

/** An address stays once an event has it, so that links go on working; for whom has the link alone, nobody can guess it. */
async function slugFor(tx: OperatorTx, event: EventRow | null, { title, audience }: EventWish): Promise<string> {
  if (audience === 'link')
    return event && isSecret(event.slug)
      ? event.slug
      : `${slugOf(title)}-${randomBytes(SECRET_BYTES).toString('base64url')}`;
  const stays = event !== null && (event.status !== 'draft' || slugOf(event.title) === slugOf(title));
  if (stays && !(event.audience === 'link')) return event.slug;
  return freeSlug(title, new Set([...NOT_ADDRESSES, ...(await listSlugsLike(tx, slugOf(title), event?.id ?? null))]));
}
