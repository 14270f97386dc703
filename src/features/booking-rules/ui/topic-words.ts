import type { RuleTopic } from '../booking-rules.contract';

type TopicWords = {
  readonly title: string;
  /** What rules of this topic do, in a sentence. */
  readonly does: string;
  /** What holds where there is no rule. */
  readonly without: string;
  /** What the dialog is called. */
  readonly one: string;
};

/** The topics in the order in which an owner thinks of them. */
export const TOPICS: readonly RuleTopic[] = [
  'length',
  'notice',
  'series',
  'buffer',
  'access',
  'limit',
  'approval',
  'check_in',
  'waitlist',
];

export const TOPIC_WORDS: Record<RuleTopic, TopicWords> = {
  length: {
    title: 'Length and start',
    does: 'How long a booking lasts, and when it may begin.',
    without: 'From 5 minutes to 31 days, beginning whenever one likes.',
    one: 'length and start',
  },
  notice: {
    title: 'Notice and horizon',
    does: 'How soon before it begins, and how far ahead, something may be booked. A repeating booking may go on beyond the horizon.',
    without: 'Up to the last moment, and as far ahead as two years.',
    one: 'notice and horizon',
  },
  series: {
    title: 'Repeating bookings',
    does: 'How far ahead the dates of a repeating booking without an end are made. It goes on by itself from there; dates that are made already stay.',
    without: 'A year ahead, and on by a day every night.',
    one: 'repeating bookings',
  },
  buffer: {
    title: 'Buffers',
    does: 'Time that is kept free around a booking: to air, to tidy, to set up.',
    without: 'One booking may follow another at once.',
    one: 'buffers',
  },
  access: {
    title: 'Round the clock',
    does: 'Who may book outside opening hours, at night and on holidays. Closures still stand.',
    without: 'Everybody books within opening hours.',
    one: 'hours for some',
  },
  limit: {
    title: 'Limits',
    does: 'How much one member may have: bookings ahead of them, hours a day, a week or a month. A repeating booking is one booking, its dates count as hours.',
    without: 'Everybody books as much as they like.',
    one: 'limits',
  },
  approval: {
    title: 'Approval',
    does: 'What is a request first: it holds its time until somebody answers, and lapses by itself. You and the front desk book without asking.',
    without: 'Everything is booked at once.',
    one: 'approval',
  },
  check_in: {
    title: 'Check-in',
    does: 'Whether people say that they have come, and what becomes of time that nobody uses.',
    without: 'Nobody is asked to check in, and nothing is released.',
    one: 'check-in',
  },
  waitlist: {
    title: 'Waiting for a full slot',
    does: 'Whether people may wait for what is taken. What frees up is offered to the first in line, and held until they answer.',
    without: 'People may wait for anything, and have an hour to answer an offer.',
    one: 'waiting',
  },
};

/** How places are narrowed; limits alone add up. */
export const NARROWEST =
  'Where several rules fit, the narrowest counts, as a whole: one for a single place before one for its kind, one for a kind before one for everything; and there, one for a person before one for their role.';
export const LIMITS_ADD_UP =
  'Limits add up: one on everything and one on meeting rooms both count in a meeting room. At the same place, the one nearest to the person counts.';
