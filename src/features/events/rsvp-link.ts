import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import type { Id, OperatorId, RsvpId } from '@/kernel/ids';
import { readLink, signLink } from '@/server/auth/signed-link';

const rsvpLink = z.object({ operatorId: idSchema<'operator'>(), rsvpId: idSchema<'rsvp'>() });
export type RsvpLink = { readonly operatorId: OperatorId; readonly rsvpId: RsvpId };
/** The link in every mail to somebody who comes: it shows their answer, and changes it, until `expiresAt`. Whoever it is sent on to can do the same. */
export const signRsvpLink = ({ operatorId, rsvpId }: RsvpLink, expiresAt: Date): Promise<string> =>
  signLink('rsvp', { operatorId, rsvpId }, expiresAt);
export const readRsvpLink = (token: string): Promise<RsvpLink | null> => readLink('rsvp', token, rsvpLink);

/** Whoever was there may look at their answer for two weeks more. */
export const rsvpLinkUntil = (endsAt: Date): Date => new Date(endsAt.getTime() + 14 * 86_400_000);

const confirmLink = z.object({ operatorId: idSchema<'operator'>(), linkId: idSchema<'rsvp_link'>() });
export type ConfirmLink = { readonly operatorId: OperatorId; readonly linkId: Id<'rsvp_link'> };
/** The link that proves an address: it answers what was asked for, once. */
export const signConfirmLink = ({ operatorId, linkId }: ConfirmLink, expiresAt: Date): Promise<string> =>
  signLink('confirm-rsvp', { operatorId, linkId }, expiresAt);
export const readConfirmLink = (token: string): Promise<ConfirmLink | null> =>
  readLink('confirm-rsvp', token, confirmLink);

const invitationLink = z.object({ operatorId: idSchema<'operator'>(), invitationId: idSchema<'event_invitation'>() });
export type InvitationLink = { readonly operatorId: OperatorId; readonly invitationId: Id<'event_invitation'> };
/** The link to somebody without an account who is asked to come: it opens the event, and answers for the address that it was sent to. */
export const signInvitationLink = ({ operatorId, invitationId }: InvitationLink, expiresAt: Date): Promise<string> =>
  signLink('event-invitation', { operatorId, invitationId }, expiresAt);
export const readInvitationLink = (token: string): Promise<InvitationLink | null> =>
  readLink('event-invitation', token, invitationLink);
