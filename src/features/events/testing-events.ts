import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventDateId, type EventId, type Id, type ResourceId, type RsvpId } from '@/kernel/ids';
import { localOf } from '@/kernel/zone';
import { inOperator } from '@/server/db/transactions';
import type { MadeSpace } from '@/testing/makers';
import { answerEvent } from './commands/answer-event';
import { saveEvent } from './commands/save-event';
import { eventWishSchema, saveEventInput, type EventWish } from './events.contract';
import { answerInput, type AnswerInput } from './rsvps.contract';

/** Ten o'clock by the space's clock, so many days from now. */
export const dayAt = (space: MadeSpace, days: number, clock = '10:00'): EventWish['localStart'] =>
  `${localOf(new Date(Date.now() + days * 86_400_000), space.timeZone).slice(0, 10)}T${clock}`;

/** Two hours in a room in five days, for everybody. */
export const wishOf = (space: MadeSpace, resourceId: ResourceId | null, rest: object = {}): EventWish =>
  eventWishSchema.parse({
    ...{ title: 'Open breakfast', localStart: dayAt(space, 5), durationMinutes: 120 },
    place: resourceId ? { is: 'resource', resourceId } : { is: 'elsewhere', words: 'In the park' },
    ...rest,
  });

type More = { readonly wish?: object; readonly input?: object; readonly now?: Date };
export type MadeEvent = {
  readonly eventId: EventId;
  readonly slug: string;
  readonly version: number;
  readonly dateIds: readonly EventDateId[];
};

/** An event that its host has published. */
export async function makeEvent(
  space: MadeSpace,
  host: ActingMember,
  resourceId: ResourceId | null,
  { wish, input, now }: More = {},
): Promise<MadeEvent> {
  const made = await saveEvent(
    host,
    saveEventInput.parse({
      ...{ spaceId: space.spaceId, eventId: null, seen: null, as: 'publish', requestId: newId() },
      wish: wishOf(space, resourceId, wish),
      ...input,
    }),
    now,
  );
  const eventId = made.eventId as EventId;
  return { eventId, slug: made.slug, version: made.version, dateIds: await datesIn(space, eventId) };
}

export const datesIn = (space: MadeSpace, eventId: EventId): Promise<EventDateId[]> =>
  inOperator(space, async (tx) =>
    (await tx.selectFrom('eventDates').select('id').where('eventId', '=', eventId).orderBy('startsAt').execute()).map(
      ({ id }) => id,
    ),
  );

/** "I come." */
export const answerOf = (space: MadeSpace, dateId: EventDateId, rest: object = {}): AnswerInput =>
  answerInput.parse({ operatorId: space.operatorId, dateId, act: 'answer', requestId: newId(), ...rest });
export const come = (space: MadeSpace, who: ActingMember, dateId: EventDateId, rest: object = {}, now?: Date) =>
  answerEvent(who, answerOf(space, dateId, rest), now);

/** Every answer to a date, in line. */
export const answersTo = (space: MadeSpace, dateId: EventDateId) =>
  inOperator(space, (tx) =>
    tx
      .selectFrom('rsvps')
      .select(['id', 'name', 'status', 'how', 'party', 'linePlace', 'offerExpiresAt', 'checkedInAt', 'version'])
      .where('eventDateId', '=', dateId)
      .orderBy('linePlace')
      .orderBy('id')
      .execute(),
  );

export const asRsvp = (id: string): RsvpId => id as RsvpId;
export const scan = (): Id<'scan'> => newId<'scan'>();
