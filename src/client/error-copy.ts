import type { AuthErrorCode } from '@/features/auth/auth.errors';
import type { BookingRuleErrorCode } from '@/features/booking-rules/booking-rules.errors';
import type { BillingErrorCode } from '@/features/billing/billing.errors';
import type { BookingErrorCode } from '@/features/bookings/bookings.errors';
import type { ClosureErrorCode } from '@/features/closures/closures.errors';
import type { CodeErrorCode } from '@/features/pricing/codes.errors';
import type { PlanErrorCode } from '@/features/plans/plans.errors';
import type { ExtraErrorCode } from '@/features/pricing/extras.errors';
import type { PricingErrorCode } from '@/features/pricing/pricing.errors';
import type { MemberErrorCode } from '@/features/members/members.errors';
import type { MembershipErrorCode } from '@/features/memberships/memberships.errors';
import type { RecurrenceErrorCode } from '@/features/recurrence/recurrence.errors';
import type { SpaceErrorCode } from '@/features/spaces/spaces.errors';
import type { WaitlistErrorCode } from '@/features/waitlists/waitlists.errors';
import type { PictureErrorCode } from '@/server/files/picture-errors';
import type { PlumbingErrorCode } from '@/server/trpc/plumbing-errors';
import { BILLING_WORDS } from './billing-copy';
import { BOOKING_WORDS } from './booking-copy';
import { CODE_WORDS } from './code-copy';
import { CLOSURE_WORDS } from './closure-copy';
import { EXTRA_WORDS } from './extra-copy';
import { MEMBER_WORDS } from './member-copy';
import { MEMBERSHIP_WORDS } from './membership-copy';
import { PICTURE_WORDS } from './picture-copy';
import { PLAN_WORDS } from './plan-copy';
import { PRICING_WORDS } from './pricing-copy';
import { RULE_WORDS } from './rule-copy';

/** A room's codes come in here: `| BookingErrorCode` from its `bookings.errors.ts`. A code without words below does not compile. */
export type ErrorCode =
  | PlumbingErrorCode
  | 'network.unreachable'
  | 'auth.not_allowed'
  | 'request.reused'
  | AuthErrorCode
  | SpaceErrorCode
  | MemberErrorCode
  | MembershipErrorCode
  | BookingErrorCode
  | BookingRuleErrorCode
  | ClosureErrorCode
  | WaitlistErrorCode
  | PictureErrorCode
  | PlanErrorCode
  | PricingErrorCode
  | CodeErrorCode
  | ExtraErrorCode
  | BillingErrorCode
  | RecurrenceErrorCode;

/** What a person reads: what happened, and what they can do about it. */
export type ErrorCopy = { readonly title: string; readonly hint?: string };
type Details = Readonly<Record<string, unknown>>;
type Words = ErrorCopy | ((details: Details) => ErrorCopy);

const WORDS: Record<ErrorCode, Words> = {
  internal: { title: 'Something broke on our side', hint: 'Nothing was changed. Try again in a moment.' },
  'network.unreachable': { title: 'No connection', hint: 'Check your network. What you typed is still here.' },
  'input.invalid': { title: 'Something in the form does not fit', hint: 'Look at the marked fields.' },
  'request.unknown': { title: 'This page is older than the site', hint: 'Reload the page and try again.' },
  'request.unreadable': { title: 'This page is older than the site', hint: 'Reload the page and try again.' },
  'request.too_large': { title: 'That is too much at once', hint: 'Shorten the text and try again.' },
  'request.cross_site': { title: 'This came from another site', hint: 'Open the page here and try again.' },
  'limits.too_many': ({ retryAfterSeconds }) => ({
    title: 'That was quick: too many tries in a short time',
    hint: `Try again in ${waiting(retryAfterSeconds)}.`,
  }),
  ...BOOKING_WORDS,
  ...CLOSURE_WORDS,
  ...CODE_WORDS,
  ...EXTRA_WORDS,
  ...MEMBER_WORDS,
  ...MEMBERSHIP_WORDS,
  ...RULE_WORDS,
  ...PICTURE_WORDS,
  ...PLAN_WORDS,
  ...PRICING_WORDS,
  ...BILLING_WORDS,
  'request.reused': { title: 'This was sent before with other choices', hint: 'Reload the page and try again.' },
  'waitlist.off': { title: 'There is no waitlist here', hint: 'Pick another time or place.' },
  'waitlist.free_now': ({ resourceName }) => ({
    title: typeof resourceName === 'string' ? `${resourceName} is free then` : 'It is free then',
    hint: 'There is no need to wait: book it.',
  }),
  'waitlist.already_waiting': { title: 'You are in line for this already', hint: 'It stands under My bookings.' },
  'waitlist.not_found': { title: 'You are not in this line any more' },
  'waitlist.nothing_to_wait_for': { title: 'There is nothing here that you could book', hint: 'Pick another place.' },
  'waitlist.offer_over': {
    title: 'This offer is over',
    hint: 'It went to the next in line. Wait again, or pick another time.',
  },
  'auth.not_allowed': {
    title: 'This is for those who run the space',
    hint: 'Ask the owner if you should see it.',
  },
  'hours.touches_bookings': ({ count }) => ({
    title:
      count === 1
        ? 'One booking would lie outside these hours'
        : `${Number(count)} bookings would lie outside these hours`,
    hint: 'Keep them as they are, or move them first.',
  }),
  'hours.changed_meanwhile': {
    title: 'Somebody else changed the hours meanwhile',
    hint: 'Reload the page to see them, then change what you wanted.',
  },
  'hours.resource_gone': {
    title: 'One of the desks or rooms with hours of its own is gone',
    hint: 'Reload the page and try again.',
  },
  'resource.not_found': { title: 'This desk or room is gone', hint: 'Pick another one.' },
  'auth.sign_in_needed': { title: 'You are signed out', hint: 'Sign in again to go on.' },
  'auth.wrong_password': {
    title: 'Address and password do not fit together',
    hint: 'Check both, or let us send you a link to sign in.',
  },
  'auth.link_used': {
    title: 'This link is no longer good',
    hint: 'It works once and for a limited time. Ask for a new one.',
  },
  'auth.password_is_address': { title: 'Choose a password that is not your mail address' },
  'operator.not_found': {
    title: 'We cannot find that',
    hint: 'It may be gone, or you are signed in as somebody else.',
  },
  'space.not_found': { title: 'We cannot find that space', hint: 'It may be gone, or you are not a member there.' },
};

const waiting = (seconds: unknown) => {
  const whole = typeof seconds === 'number' ? Math.max(1, Math.ceil(seconds)) : 60;
  return whole === 1 ? 'a second' : `${whole} seconds`;
};

/** Words for a refusal; a code that this page does not know yet (the server is newer) reads as a fault of ours. */
export function errorCopy(code: string, details: Details = {}): ErrorCopy {
  const words = Object.hasOwn(WORDS, code) ? WORDS[code as ErrorCode] : WORDS.internal;
  return typeof words === 'function' ? words(details) : words;
}
