import type { ActingMember } from '@/kernel/acting-member';
import { once } from '@/server/requests/once';
import type { ReadNoticesInput } from '../notifications.contract';
import { updateNoticesRead } from '../sql/notice-writes';

/** "Seen": what came up to this moment is read. Nothing that came while one looked is lost. */
export function readNotices(
  member: ActingMember,
  input: ReadNoticesInput,
  now = new Date(),
): Promise<{ readonly read: true }> {
  return once(member, { requestId: input.requestId, command: 'read-notices', input }, async (tx) => {
    await updateNoticesRead(tx, member.memberId, new Date(input.until), now);
    return { answer: { read: true as const }, audit: [], facts: [] };
  });
}
