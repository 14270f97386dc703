import { z } from 'zod';
import type { ActingMember } from '@/kernel/acting-member';
import { idSchema } from '@/kernel/id-schema';
import type { OperatorId } from '@/kernel/ids';
import { getMember } from '@/server/auth/membership';
import type { Session } from '@/server/auth/session-token';
import { readLink, signLink } from '@/server/auth/signed-link';

const feedLink = z.object({
  operatorId: idSchema<'operator'>(),
  personId: idSchema<'person'>(),
  version: z.string().regex(/^\d{1,9}$/),
});
/** A calendar asks for it for as long as it likes. */
const FAR_AWAY = new Date('2100-01-01T00:00:00Z');

/**
 * The secret in the address of one's own calendar. It opens nothing else, and ends with every session: when one changes the password, signs out everywhere, or
 * leaves the place.
 */
export const signOwnFeed = (session: Session, operatorId: OperatorId): Promise<string> =>
  signLink('events-feed', { operatorId, personId: session.personId, version: String(session.version) }, FAR_AWAY);

/** Whose calendar it is. @throws DomainError `auth.sign_in_needed` or `operator.not_found` where it has ended; null for none of ours. */
export async function memberOfFeed(token: string): Promise<ActingMember | null> {
  const link = await readLink('events-feed', token, feedLink);
  return link && getMember({ personId: link.personId, version: Number(link.version) }, link.operatorId);
}
