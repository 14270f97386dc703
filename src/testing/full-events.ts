import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventDateId, type EventId, type ResourceId } from '@/kernel/ids';
import { countView } from '@/features/event-report/commands/count-view';
import { asRsvp, come, makeEvent } from '@/features/events/testing-events';
import { setHostRules } from '@/features/events/commands/answer-event-request';
import { messageGuests } from '@/features/events/commands/message-guests';
import { writeComment } from '@/features/event-talk/commands/comment';
import { inOperator } from '@/server/db/transactions';
import type { MadeSpace } from './makers';

export type FilledEvent = {
  readonly eventId: EventId;
  readonly dateId: EventDateId;
  readonly slug: string;
  /** The ticket that it has. */
  readonly ticket: { readonly typeId: string; readonly each: number };
};

/** An event in a room, with a co-host, somebody who was invited, somebody who comes, and somebody who has not confirmed yet. */
export async function fillEvents(
  space: MadeSpace,
  { owner, member, room }: { readonly owner: ActingMember; readonly member: ActingMember; readonly room: ResourceId },
): Promise<FilledEvent> {
  const { operatorId } = space;
  await setHostRules(owner, { operatorId, hostRoles: ['host'], yesRoles: [], requestId: newId<'request'>() });
  const coverId = newId<'event_cover'>();
  await inOperator(space, (tx) =>
    tx.insertInto('eventCovers').values({ operatorId, id: coverId, fileKey: 'x', addedBy: owner.memberId }).execute(),
  );
  const tickets = [{ name: 'Regular', pricing: 'fixed', price: 3500 }];
  const wish = { capacity: 20, coHostIds: [member.memberId], coverId, tickets };
  const { eventId, slug, dateIds } = await makeEvent(space, owner, room, { wish });
  const [dateId] = dateIds;
  if (!dateId) throw new Error('the event has no date');
  const typeId = await inOperator(
    space,
    async (tx) =>
      (await tx.selectFrom('eventTicketTypes').select('id').where('eventId', '=', eventId).executeTakeFirstOrThrow())
        .id,
  );
  const ticket = { typeId, each: 3500 };
  const { rsvpId } = await come(space, member, dateId, { ticket });
  await messageGuests(owner, { operatorId, dateId, to: 'all', words: 'Bring a mug', requestId: newId<'request'>() });
  await inOperator(space, async (tx) => {
    const paid = {
      operatorId,
      id: newId(),
      rsvpId: asRsvp(rsvpId),
      amountMinor: 3500,
      currency: 'EUR',
      how: 'cash' as const,
    };
    await tx
      .insertInto('rsvpPayments')
      .values({ ...paid, takenAt: new Date(), takenBy: owner.memberId })
      .execute();
    const invited = { operatorId, id: newId(), eventId, email: 'guest@example.test', invitedBy: owner.memberId };
    await tx.insertInto('eventInvitations').values(invited).execute();
    const standing = { operatorId, id: newId(), eventId, memberId: member.memberId, name: 'Full', answer: '{}' };
    await tx
      .insertInto('eventStandingRsvps')
      .values({ ...standing, since: new Date() })
      .execute();
    const link = {
      operatorId,
      id: newId(),
      eventDateId: dateId,
      email: 'guest@example.test',
      name: 'Guest',
      answer: '{}',
    };
    await tx
      .insertInto('rsvpLinks')
      .values({ ...link, expiresAt: new Date(Date.now() + 86_400_000) })
      .execute();
  });
  await countView({ operatorId, eventId, timeZone: space.timeZone, who: 'somebody', cameFrom: 'newsletter' });
  const words = 'Who brings bread?';
  await writeComment(owner, { operatorId, eventId, words, requestId: newId<'request'>() });
  await inOperator(space, async (tx) => {
    const { id: rsvpId } = await tx.selectFrom('rsvps').select('id').executeTakeFirstOrThrow();
    const size = { width: 4, height: 3 };
    await tx
      .insertInto('eventPhotos')
      .values({ operatorId, id: newId<'event_photo'>(), eventDateId: dateId, rsvpId, fileKey: 'x', ...size })
      .execute();
    await tx.insertInto('eventFeedback').values({ operatorId, rsvpId, stars: 4 }).execute();
  });
  return { eventId, dateId, slug, ticket };
}
