import { beforeAll, expect, it } from 'vitest';
import type { BookingRuleFact } from '@/features/booking-rules/booking-rules.facts';
import type { ClosureFact } from '@/features/closures/closures.facts';
import type { WaitlistFact } from '@/features/waitlists/waitlists.facts';
import type { BookingFact } from '@/features/bookings/bookings.facts';
import type { SpaceFact } from '@/features/spaces/spaces.facts';
import { mailJobs, type MailJobName } from '@/features/notifications/notifications.contract';
import { parseTopic } from '@/kernel/realtime';
import { jobsFor } from '@/server/jobs/reactions';
import './reactions';
import {
  operatorId,
  spaceId,
  personId,
  bookingId,
  seriesId,
  cancellationId,
  changeId,
  undoUntil,
  where,
  waiting,
  nudge,
  nudgeSpace,
  ofPlan,
  key,
  actId,
  other,
  changeKey,
  guestsKey,
  change,
  all,
  ask,
  asked,
  answered,
  told,
  offering,
  notShown,
  goingOn,
} from './testing-facts';
import type { EventFact } from '@/features/events/events.facts';
import type { TalkFact } from '@/features/event-talk/event-talk.facts';
import { EVENT_TABLE, TALK_TABLE } from './testing-event-facts';
import { PEOPLE_TABLE, type PeopleFact } from './testing-people-facts';
import { SERIES_TABLE } from './testing-series-facts';
import { tasks } from './tasks';

beforeAll(() => {
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://a@localhost/a',
    APP_URL: 'https://book.example.org/',
    NEXTAUTH_SECRET: 'a secret that only the tests know, long enough',
    SMTP_URL: 'smtp://localhost',
    MAIL_FROM: 'hello@example.org',
  });
});

type AnyFact =
  BookingFact | BookingRuleFact | SpaceFact | ClosureFact | EventFact | TalkFact | PeopleFact | WaitlistFact;
type FactOf<T extends AnyFact['type']> = Extract<AnyFact, { type: T }>;

/** Every fact that a room announces and the jobs that follow, in order. A fact of a new kind does not compile until it stands here. */
const TABLE: { [T in AnyFact['type']]: [FactOf<T>, object[]][] } = {
  'booking.booked': [
    [
      { type: 'booking.booked', bookingId, ...where },
      [nudge, { task: 'send-booking-confirmation', payload: { operatorId, bookingId } }],
    ],
    [
      { type: 'booking.booked', bookingId, ...where, guests: true },
      [
        nudge,
        { task: 'send-booking-confirmation', payload: { operatorId, bookingId } },
        { task: 'send-guest-invitations', payload: { operatorId, bookingId } },
      ],
    ],
  ],
  'booking.changed': [
    [
      { type: 'booking.changed', changeId: actId, kind: 'details', undoUntil, ...change, freed: false },
      [
        nudge,
        { task: 'send-booking-changed', payload: { operatorId, changeId: actId }, key: changeKey, runAt: undoUntil },
      ],
    ],
    [
      { type: 'booking.changed', changeId: actId, kind: 'handed_over', undoUntil, ...change, ...all },
      [
        { ...nudge, payload: { topics: [...nudge.payload.topics, `private-person-${other}`] } },
        { task: 'send-booking-changed', payload: { operatorId, changeId: actId }, key: changeKey, runAt: undoUntil },
        { task: 'send-guest-changes', payload: { operatorId, changeId: actId }, key: guestsKey, runAt: undoUntil },
        { ...ask, runAt: undoUntil },
        { task: 'offer-freed-time', payload: { operatorId, spaceId } },
      ],
    ],
  ],
  'booking.change_undone': [
    [
      { type: 'booking.change_undone', changeId: actId, ...change, ...all, otherPersonIds: [] },
      [
        nudge,
        { task: 'send-booking-changed', payload: { operatorId, changeId: actId }, key: changeKey },
        { task: 'send-guest-changes', payload: { operatorId, changeId: actId }, key: guestsKey },
        ask,
        { task: 'offer-freed-time', payload: { operatorId, spaceId } },
      ],
    ],
  ],
  'booking.requested': [[{ type: 'booking.requested', bookingId, ...where }, [nudge, ...asked({ bookingId })]]],
  'series.requested': [[{ type: 'series.requested', seriesId, ...where }, [nudge, ...asked({ seriesId })]]],
  'request.approved': [
    [
      { type: 'request.approved', subject: { bookingId }, at: undoUntil, ...where },
      [
        nudge,
        answered({ bookingId }, 'approved'),
        told('request.approved'),
        { task: 'send-guest-invitations', payload: { operatorId, bookingId } },
      ],
    ],
    [
      { type: 'request.approved', subject: { seriesId }, at: undoUntil, ...where },
      [
        nudge,
        answered({ seriesId }, 'approved'),
        told('request.approved'),
        { task: 'send-guest-series-invitations', payload: { operatorId, seriesId, dates: { at: undoUntil } } },
        offering,
      ],
    ],
  ],
  'request.declined': [
    [
      { type: 'request.declined', subject: { seriesId }, at: undoUntil, ...where },
      [nudge, answered({ seriesId }, 'declined'), told('request.declined'), offering],
    ],
  ],
  'request.lapsed': [
    [
      { type: 'request.lapsed', subject: { bookingId }, at: undoUntil, ...where },
      [nudge, answered({ bookingId }, 'lapsed'), told('request.lapsed'), offering],
    ],
  ],
  'booking.checked_in': [[{ type: 'booking.checked_in', bookingId, guest: false, ...where }, [nudge]]],
  'booking.checked_out': [[{ type: 'booking.checked_out', bookingId, guest: false, ...where }, [nudge, offering]]],
  'booking.not_shown': [
    [
      { type: 'booking.not_shown', bookingId, guest: false, ...where },
      [nudge, notShown, told('booking.no_show'), offering],
    ],
    // The member of staff who booked for a guest has missed nothing.
    [{ type: 'booking.not_shown', bookingId, guest: true, ...where }, [nudge, notShown, offering]],
  ],
  'series.booked': [
    [
      { type: 'series.booked', seriesId, ...where },
      [nudge, { task: 'send-series-confirmation', payload: { operatorId, seriesId } }],
    ],
    [
      { type: 'series.booked', seriesId, guests: true, ...where },
      [
        nudge,
        { task: 'send-series-confirmation', payload: { operatorId, seriesId } },
        { task: 'send-guest-series-invitations', payload: { operatorId, seriesId } },
      ],
    ],
  ],
  'bookings.cancelled': [
    [
      { type: 'bookings.cancelled', cancellationId, undoUntil, ...where },
      [
        nudge,
        { task: 'send-cancellation', payload: { operatorId, cancellationId }, key, runAt: undoUntil },
        { task: 'offer-freed-time', payload: { operatorId, spaceId }, queue: `offer:${spaceId}` },
      ],
    ],
    [
      { type: 'bookings.cancelled', cancellationId, undoUntil, ...where, guests: true },
      [
        nudge,
        { task: 'send-cancellation', payload: { operatorId, cancellationId }, key, runAt: undoUntil },
        {
          task: 'send-guest-cancellations',
          payload: { operatorId, cancellationId },
          key: `guests:${cancellationId}`,
          runAt: undoUntil,
        },
        { task: 'offer-freed-time', payload: { operatorId, spaceId }, queue: `offer:${spaceId}` },
      ],
    ],
  ],
  'cancellation.undone': [
    [
      { type: 'cancellation.undone', cancellationId, ...where },
      [nudge, { task: 'send-undo-notice', payload: { operatorId, cancellationId }, key }],
    ],
  ],
  ...SERIES_TABLE,
  'waitlist.joined': [[{ type: 'waitlist.joined', ...waiting }, [nudge]]],
  'waitlist.offered': [
    [
      { type: 'waitlist.offered', offeredAt: undoUntil, expiresAt: undoUntil, ...waiting },
      [
        nudge,
        { task: 'send-waitlist-offer' },
        { task: 'write-notice', payload: { personId, kind: 'waitlist.offered' } },
      ],
    ],
  ],
  'waitlist.settled': [
    [{ type: 'waitlist.settled', how: 'booked', freed: false, ...waiting }, [nudge]],
    [{ type: 'waitlist.settled', how: 'declined', freed: true, ...waiting }, [nudge, { task: 'offer-freed-time' }]],
    [
      { type: 'waitlist.settled', how: 'lapsed', freed: true, ...waiting },
      [nudge, { task: 'write-notice', payload: { kind: 'waitlist.lapsed' } }, { task: 'offer-freed-time' }],
    ],
  ],
  'space.changed': [
    [
      { type: 'space.changed', operatorId, spaceId, changeId, personIds: [personId], guests: [bookingId] },
      [
        { ...nudge, payload: { topics: [...ofPlan, `private-person-${personId}`] } },
        { task: 'send-space-change', payload: { operatorId, changeId, to: { personId } } },
        { task: 'write-notice', payload: { personId, kind: 'space.changed', about: { changeId } } },
        { task: 'send-space-change', payload: { operatorId, changeId, to: { guestOf: bookingId } } },
        { task: 'offer-freed-time', payload: { operatorId, spaceId } },
      ],
    ],
  ],
  'closure.opened': [[{ type: 'closure.opened', operatorId, spaceId }, [nudgeSpace, { task: 'offer-freed-time' }]]],
  'rules.changed': [
    [
      { type: 'rules.changed', operatorId, spaceId, topic: 'check_in' },
      [nudgeSpace, { task: 'move-releases', payload: { operatorId, spaceId } }, offering],
    ],
    [{ type: 'rules.changed', operatorId, spaceId, topic: 'series' }, [nudgeSpace, goingOn, offering]],
    [{ type: 'rules.changed', operatorId, spaceId, topic: 'notice' }, [nudgeSpace, offering]],
  ],
  'hours.changed': [
    [{ type: 'hours.changed', operatorId, spaceId }, [{ ...nudge, payload: { topics: ofPlan } }, offering]],
  ],
  ...PEOPLE_TABLE,
  ...EVENT_TABLE,
  ...TALK_TABLE,
};

const cases = Object.values(TABLE).flat() as [AnyFact, object[]][];

it.each(cases)('%j is followed by its jobs and no others', (fact, expected) => {
  // What is charged, and what somebody holds prepaid, are told of apart (billing-reactions.test.ts, credit-reactions.test.ts).
  const apart = ['charge-bookings', 'settle-credits'];
  const jobs = jobsFor([fact]).filter(({ task }) => !apart.includes(task));
  expect(jobs).toMatchObject(expected);
  expect(jobs).toHaveLength(expected.length);
  for (const job of jobs) {
    // Somebody does it, can read it, and it survives being kept as JSON.
    expect(Object.keys(tasks)).toContain(job.task);
    expect(JSON.parse(JSON.stringify(job.payload))).toEqual(job.payload);
    if (job.task in mailJobs) expect(() => mailJobs[job.task as MailJobName].parse(job.payload)).not.toThrow();
    // Only what waits out an undo waits, the end of an offer, and a mail that gathers what is said within an hour.
    if (job.task === 'settle-event-date' || job.task === 'announce-comments') continue;
    expect(job.runAt).toBe(
      /(?<!event.)cancelled|removed|booking.changed|series.changed/.test(fact.type) &&
        job.key &&
        job.task !== 'offer-freed-time'
        ? undoUntil
        : undefined,
    );
    const { url } = job.payload as { url?: string };
    if (url) expect(url).toMatch(/^https:\/\/book\.example\.org\/[a-z/]+\?token=T0ken-_(&|$)/);
  }
});

it('nudges by topic, never by data, and with a version of its own each time', () => {
  const fact = TABLE['booking.booked'][0]![0];
  const [first, second] = [jobsFor([fact])[0]!, jobsFor([fact])[0]!];
  expect(first.payload).not.toEqual(second.payload);
  expect(Object.keys(first.payload)).toEqual(['topics', 'version']);
  for (const topic of first.payload.topics as string[]) expect(parseTopic(topic)).not.toBeNull();
});
