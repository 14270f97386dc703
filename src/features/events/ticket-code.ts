import { createHmac, timingSafeEqual } from 'node:crypto';
import type { EventDateId, RsvpId } from '@/kernel/ids';
import { env } from '@/server/env';

const MAC_BYTES = 12;
const ID_BYTES = 16;

const macOf = (rsvpId: RsvpId, dateId: EventDateId): Buffer =>
  createHmac('sha256', env().NEXTAUTH_SECRET)
    .update(JSON.stringify(['ticket v1', dateId, rsvpId]))
    .digest()
    .subarray(0, MAC_BYTES);

/**
 * What the QR code of somebody who comes says: which answer it is, and 96 bits that only we can make for it and its date. Short, so that a cheap camera
 * reads it from a dim screen. It opens nothing but the door of that one date.
 */
export function ticketCode(rsvpId: RsvpId, dateId: EventDateId): string {
  const id = Buffer.from(rsvpId.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, macOf(rsvpId, dateId)]).toString('base64url');
}

/** Whose code it is, or null for one that was not made for this date, or not by us. */
export function readTicketCode(code: string, dateId: EventDateId): RsvpId | null {
  const bytes = Buffer.from(code.trim(), 'base64url');
  if (bytes.length !== ID_BYTES + MAC_BYTES || bytes.toString('base64url') !== code.trim()) return null;
  const hex = bytes.subarray(0, ID_BYTES).toString('hex');
  const id = [8, 12, 16, 20].reduceRight((text, at) => `${text.slice(0, at)}-${text.slice(at)}`, hex) as RsvpId;
  return timingSafeEqual(bytes.subarray(ID_BYTES), macOf(id, dateId)) ? id : null;
}
