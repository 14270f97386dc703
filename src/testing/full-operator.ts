import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type PersonId, type ResourceId, type SeriesId } from '@/kernel/ids';
import { bookDeskInput } from '@/features/bookings/bookings.contract';
import { bookSeriesInput } from '@/features/bookings/series.contract';
import { bookDesk } from '@/features/bookings/commands/book-desk';
import { bookDeskWeekly } from '@/features/bookings/commands/book-desk-weekly';
import { cancelBooking } from '@/features/bookings/commands/cancel-booking';
import { inOperator } from '@/server/db/transactions';
import { fillAccounts } from './full-accounts';
import { fillCodes } from './full-codes';
import { fillEvents } from './full-events';
import { fillCredits, fillPlans } from './full-credits';
import { makeMember, makeResource, makeSpace, type MadeSpace } from './makers';

export type FullOperator = MadeSpace & {
  readonly desk: ResourceId;
  readonly bookingId: BookingId;
  readonly owner: ActingMember;
  readonly member: ActingMember;
  readonly visitor: ActingMember;
  readonly both: ActingMember;
  readonly event: Awaited<ReturnType<typeof fillEvents>>;
};

/** An operator with at least one row in every tenant table. `both` is a member whom another operator may know as well. */
export async function makeFullOperator(name: string, personOfBoth?: PersonId): Promise<FullOperator> {
  const space = await makeSpace({ name });
  const { operatorId, spaceId } = space;
  const owner = await makeMember(space, 'owner', `${name} Owner`);
  const member = await makeMember(space, 'member', `${name} Member`);
  const visitor = await makeMember(space, 'visitor', `${name} Visitor`);
  const both = personOfBoth ? await joinAs(space, personOfBoth) : await makeMember(space, 'member', 'Both');
  const desk = await makeResource(space, { name: 'Desk 1', openToVisitors: true });
  const half = await makeResource(space, { name: 'East', kind: 'event_space' });
  await makeResource(space, { name: 'Hall', kind: 'event_space', parts: [half] });

  const startsAt = new Date(Date.now() + 5 * 86_400_000).toISOString();
  const endsAt = new Date(Date.now() + 5 * 86_400_000 + 3_600_000).toISOString();
  const wish = () => ({ spaceId, requestId: newId() });
  const { booking } = await bookDesk(both, bookDeskInput.parse({ ...wish(), resourceId: desk, startsAt, endsAt }));
  const { occurrences, series } = await bookDeskWeekly(
    member,
    bookSeriesInput.parse({
      ...wish(),
      resourceId: half,
      localStart: `${startsAt.slice(0, 10)}T09:00`,
      durationMinutes: 60,
      rrule: 'FREQ=DAILY;COUNT=3',
      onClash: 'fail',
    }),
  );
  const cancelled = occurrences[1]!.bookingId as BookingId;
  await cancelBooking(member, { operatorId, bookingId: cancelled, scope: 'one', requestId: newId() });
  await inOperator(space, async (tx) => {
    await tx
      .insertInto('memberPhotos')
      .values({ operatorId, memberId: both.memberId, contentType: 'image/webp', bytes: Buffer.from('x') })
      .execute();
    await tx
      .insertInto('invitations')
      .values({
        operatorId,
        id: newId(),
        email: 'new@example.test',
        role: 'member',
        invitedBy: owner.memberId,
        expiresAt: new Date(Date.now() + 86_400_000),
      })
      .execute();
    await tx
      .insertInto('deskGroups')
      .values({ operatorId, id: newId<'desk_group'>(), spaceId, name: 'Window' })
      .execute();
    await tx
      .insertInto('openingExceptions')
      .values({ operatorId, spaceId, onDate: '2030-01-01', name: 'New year' })
      .execute();
    await tx
      .insertInto('seriesChanges')
      .values({
        ...{ operatorId, id: newId(), changedBy: member.memberId, scope: 'following' },
        ...{ seriesId: series.id as SeriesId, bookingId: cancelled, before: '{}', after: '{}', undoUntil: startsAt },
      })
      .execute();
    await tx
      .insertInto('closures')
      .values({ operatorId, id: newId<'closure'>(), spaceId, startsAt, endsAt, reason: 'Paint' })
      .execute();
  });
  await fillCredits(owner, both);
  await fillPlans(owner, both);
  await fillRooms(space, { owner, booking: booking.id as BookingId, both, half, startsAt, endsAt });
  await fillAccounts(owner, both, booking.id as BookingId);
  await fillCodes(owner, both, booking.id as BookingId);
  const hall = await makeResource(space, { name: 'Stage', kind: 'event_space' });
  const event = await fillEvents(space, { owner, member: both, room: hall });
  return { ...space, desk, bookingId: booking.id as BookingId, owner, member, visitor, both, event };
}

async function joinAs(space: MadeSpace, personId: PersonId): Promise<ActingMember> {
  const { operatorId } = space;
  const memberId = newId<'member'>();
  await inOperator(space, (tx) =>
    tx
      .insertInto('members')
      .values({ operatorId, id: memberId, personId, role: 'member', displayName: 'Both' })
      .execute(),
  );
  return { operatorId, memberId, personId, role: 'member', displayName: 'Both' };
}

type Filling = {
  readonly owner: ActingMember;
  readonly both: ActingMember;
  readonly booking: BookingId;
  readonly half: ResourceId;
  readonly startsAt: string;
  readonly endsAt: string;
};

/** A row each of what the owner sets and what came of it, so that every policy has something to hide. */
async function fillRooms(space: MadeSpace, { owner, both, booking, half, startsAt, endsAt }: Filling): Promise<void> {
  const { operatorId, spaceId } = space;
  const { memberId, personId } = both;
  const entry = newId<'waitlist_entry'>();
  const change = newId<'space_change'>();
  await inOperator(space, async (tx) => {
    await tx
      .insertInto('bookingRules')
      .values({
        operatorId,
        id: newId<'booking_rule'>(),
        spaceId,
        topic: 'waitlist',
        settings: JSON.stringify({ on: true, offerMinutes: 30 }),
      })
      .execute();
    const list = { otherwise: 'free', rules: [] };
    await tx
      .insertInto('priceLists')
      .values({
        operatorId,
        version: 1,
        effectiveFrom: '2099-01-01',
        content: JSON.stringify(list),
        changedBy: owner.memberId,
      })
      .execute();
    await tx
      .insertInto('priceListDrafts')
      .values({ operatorId, id: newId(), content: JSON.stringify(list), changedBy: owner.memberId })
      .execute();
    await tx
      .insertInto('pricePins')
      .values({
        ...{ operatorId, id: newId<'price_pin'>(), resourceId: half, wish: '{}', asOf: startsAt, expectedMinor: 0 },
        pinnedBy: owner.memberId,
      })
      .execute();
    await tx
      .insertInto('quotes')
      .values({
        operatorId,
        id: newId<'quote'>(),
        bookingId: booking,
        resourceId: half,
        memberId,
        startsAt,
        endsAt,
        priceListVersion: 1,
        currency: 'EUR',
        amountMinor: 0,
        quote: '{}',
      })
      .execute();
    await tx
      .insertInto('resourceHours')
      .values({ operatorId, spaceId, resourceId: half, weekday: 7, opensMinute: 0, closesMinute: 1440 })
      .execute();
    await tx
      .insertInto('bookingChanges')
      .values({
        operatorId,
        id: newId<'booking_change'>(),
        kind: 'details',
        changedBy: memberId,
        bookingId: booking,
        before: '[]',
        after: '[]',
        undoUntil: startsAt,
      })
      .execute();
    await tx
      .insertInto('waitlistEntries')
      .values({ operatorId, id: entry, spaceId, memberId, personId, kind: 'desk', startsAt, endsAt })
      .execute();
    await tx
      .insertInto('zoneClocks')
      .values({ operatorId, timeZone: 'Europe/Lisbon', clock: JSON.stringify({ until: '2026', offsets: [] }) })
      .execute();
    await tx
      .insertInto('spaceChanges')
      .values({ operatorId, id: change, spaceId, kind: 'closure', reason: 'Paint', changedBy: owner.memberId })
      .execute();
    await tx
      .insertInto('spaceChangeRows')
      .values({
        operatorId,
        changeId: change,
        id: newId(),
        waitlistEntryId: entry,
        personId,
        decision: 'kept',
        before: '{}',
      })
      .execute();
    await tx
      .insertInto('resourcePhotos')
      .values({
        operatorId,
        id: newId<'resource_photo'>(),
        resourceId: half,
        position: 0,
        fileKey: 'x',
        width: 1,
        height: 1,
      })
      .execute();
    await tx.insertInto('amenities').values({ operatorId, name: 'Screen' }).execute();
    await tx
      .insertInto('notices')
      .values({ operatorId, id: newId<'notice'>(), memberId, personId, kind: 'waitlist.offered', about: '{}' })
      .execute();
    await tx
      .insertInto('displays')
      .values({
        operatorId,
        id: newId<'display'>(),
        spaceId,
        name: 'Door',
        tokenHash: Buffer.from('x'),
        createdBy: owner.memberId,
      })
      .execute();
  });
}
