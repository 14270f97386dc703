import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { readLink, signLink } from '@/server/auth/signed-link';

const PURPOSE = 'answer a request';
/** After that the page could not even say what became of it. */
const KEPT_DAYS = 30;

const claimsSchema = z.object({
  operatorId: idSchema<'operator'>(),
  memberId: idSchema<'member'>(),
  bookingId: idSchema<'booking'>(),
  scope: z.enum(['one', 'all']),
});
/** Who may answer which request, without signing in. Whether they still run the space is asked when they do. */
export type AnswerLink = z.output<typeof claimsSchema>;

export const signAnswerLink = (link: AnswerLink, requestExpiresAt: Date): Promise<string> =>
  signLink(PURPOSE, link, new Date(requestExpiresAt.getTime() + KEPT_DAYS * 86_400_000));

export const readAnswerLink = (token: string): Promise<AnswerLink | null> => readLink(PURPOSE, token, claimsSchema);
