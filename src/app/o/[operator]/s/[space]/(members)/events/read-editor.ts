import { TRPCError } from '@trpc/server';
import { notFound } from 'next/navigation';
import type { EventPage } from '@/features/events/event-pages.contract';
import type { SpaceId } from '@/kernel/ids';
import type { MyMembership } from '@/features/members/members.contract';
import { callerForRequest } from '@/wiring/server-caller';
import { draftOfWish } from '@/features/events/domain/event-draft';

const USUAL = ['event_space', 'meeting_room', 'private_office'];
const NOT_FOR_EVENTS = ['desk', 'parking', 'phone_booth'];

/** Where in a space an event can be, the largest first. */
export async function readRooms(spaceId: SpaceId) {
  const { resources } = await (await callerForRequest()).spaces.plan({ spaceId });
  return resources
    .filter(({ kind }) => !NOT_FOR_EVENTS.includes(kind))
    .map(({ id, name, capacity, kind }) => ({ id, name, capacity, usual: USUAL.includes(kind) }))
    .sort((one, other) => other.capacity - one.capacity || one.name.localeCompare(other.name, 'en', { numeric: true }));
}

/** What the editor needs of a space: where one could host, and the plans that an event may be for. */
export async function readEditor(membership: MyMembership, space: MyMembership['spaces'][number]) {
  const caller = await callerForRequest();
  const operatorId = membership.operator.id;
  const [rooms, { plans, currency }, taxes] = await Promise.all([
    readRooms(space.id),
    caller.plans.plans({ operatorId }),
    caller.events.ticketTaxes({ operatorId }),
  ]);
  return {
    space: { ...space, operator: membership.operator.slug, operatorId, currency, taxes },
    rooms,
    plans: plans.map(({ id, name }) => ({ id, name })),
    readAt: new Date().toISOString(),
  };
}

/** An event as the editor's fields have it. */
export async function readDraft({ id: spaceId, currency }: { id: SpaceId; currency: string }, page: EventPage) {
  try {
    const edited = await (await callerForRequest()).events.edited({ spaceId, eventId: page.eventId });
    return { edited, draft: draftOfWish(edited.wish, { timeZone: page.timeZone, currency, coHosts: page.coHosts }) };
  } catch (error) {
    // Somebody else's, or another space's.
    if (error instanceof TRPCError && (error.code === 'FORBIDDEN' || error.code === 'NOT_FOUND')) notFound();
    throw error;
  }
}
