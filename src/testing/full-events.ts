import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventDateId, type EventId, type ResourceId } from '@/kernel/ids';
import { come, makeEvent } from '@/features/events/testing-events';
import { setHostRules } from '@/features/events/commands/answer-event-request';
import { messageGuests } from '@/features/events/commands/message-guests';
import { inOperator } from '@/server/db/transactions';
import type { MadeSpace } from './makers';

/** An event in a room, with a co-host, somebody who was invited, somebody who comes, and somebody who has not confirmed yet. */
export async function fillEvents(
  space: MadeSpace,
  { owner, member, room }: { readonly owner: ActingMember; readonly member: ActingMember; readonly room: ResourceId },
): Promise<{ readonly eventId: EventId; readonly dateId: EventDateId; readonly slug: string }> {
  const { operatorId } = space;
  await setHostRules(owner, { operatorId, hostRoles: ['host'], yesRoles: [], requestId: newId<'request'>() });
  const coverId = newId<'event_cover'>();
  await inOperator(space, (tx) =>
    tx.insertInto('eventCovers').values({ operatorId, id: coverId, fileKey: 'x', addedBy: owner.memberId }).execute(),
  );
  const wish = { capacity: 20, coHostIds: [member.memberId], coverId };
  const { eventId, slug, dateIds } = await makeEvent(space, owner, room, { wish });
  const [dateId] = dateIds;
  if (!dateId) throw new Error('the event has no date');
  await come(space, member, dateId);
  await messageGuests(owner, { operatorId, dateId, to: 'all', words: 'Bring a mug', requestId: newId<'request'>() });
  await inOperator(space, async (tx) => {
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
  return { eventId, dateId, slug };
}
