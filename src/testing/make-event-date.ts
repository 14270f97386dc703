import { newId, type EventDateId, type OperatorId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, type MadeSpace } from './makers';

const known = new Map<OperatorId, Promise<EventDateId>>();

/** A date of an event of this house, for whoever writes time that somebody else has: one for all of it, whatever the date itself says. */
export function makeEventDate(space: MadeSpace): Promise<EventDateId> {
  const found = known.get(space.operatorId) ?? make(space);
  known.set(space.operatorId, found);
  return found;
}

async function make(space: MadeSpace): Promise<EventDateId> {
  const { operatorId, spaceId, timeZone } = space;
  const { memberId } = await makeMember(space, 'host', 'Hana Host');
  const [eventId, id] = [newId<'event'>(), newId<'event_date'>()];
  const [startsAt, endsAt] = [new Date('2030-01-01T10:00Z'), new Date('2030-01-01T12:00Z')];
  await inOperator(space, async (tx) => {
    await tx
      .insertInto('events')
      .values({
        ...{
          operatorId,
          id: eventId,
          spaceId,
          slug: `event-${eventId}`,
          hostId: memberId,
          createdBy: memberId,
          timeZone,
        },
        ...{ title: 'Open house', category: 'other', audience: 'members', place: 'elsewhere', placeWords: 'Here' },
        ...{ localStart: '2030-01-01T10:00', durationMinutes: 120 },
      })
      .execute();
    await tx
      .insertInto('eventDates')
      .values({ operatorId, id, eventId, originalStart: '2030-01-01T10:00', startsAt, endsAt })
      .execute();
  });
  return id;
}
