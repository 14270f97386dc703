import { toBuffer } from 'qrcode';
import { paths } from '@/client/paths';
import {
  signConfirmLink,
  signInvitationLink,
  signRsvpLink,
  type ConfirmLink,
  type InvitationLink,
  type RsvpLink,
} from '@/features/events/rsvp-link';
import { ticketCode } from '@/features/events/ticket-code';
import type { EventDateId, RsvpId } from '@/kernel/ids';
import { env } from '@/server/env';

/** What the mails about events lead to, and what they show at the door: three dots to a square and a broad rim, so that a dim screen is read too. */
export const eventLinks = {
  rsvpUrl: async (link: RsvpLink, expiresAt: Date): Promise<string> =>
    env().APP_URL + paths.eventAnswer({ token: await signRsvpLink(link, expiresAt) }),
  allDatesUrl: async (link: RsvpLink, expiresAt: Date): Promise<string> =>
    env().APP_URL + paths.eventAllDates({ token: await signRsvpLink(link, expiresAt) }),
  confirmUrl: async (link: ConfirmLink, expiresAt: Date): Promise<string> =>
    env().APP_URL + paths.eventConfirm({ token: await signConfirmLink(link, expiresAt) }),
  invitationUrl: async (link: InvitationLink, expiresAt: Date): Promise<string> =>
    env().APP_URL + paths.eventInvited({ token: await signInvitationLink(link, expiresAt) }),
  hostedEventUrl: (operator: string, space: string, event: string): string =>
    env().APP_URL + paths.memberEvent(operator, space, event),
  ticketOf: async (rsvpId: RsvpId, dateId: EventDateId): Promise<{ code: string; picture: Buffer }> => {
    const code = ticketCode(rsvpId, dateId);
    return { code, picture: await toBuffer(code, { errorCorrectionLevel: 'M', margin: 4, scale: 10 }) };
  },
};
