import type { EventErrorCode } from '@/features/events/events.errors';
import { moneyInWords } from '@/kernel/money';
import type { TalkErrorCode } from '@/features/event-talk/event-talk.errors';
import { errorCopy, type ErrorCopy } from './error-copy';
import { TALK_WORDS } from './talk-copy';

type Words = ErrorCopy | ((details: Readonly<Record<string, unknown>>) => ErrorCopy);

const wordOf = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);
const moneyOf = (minor: unknown, currency: unknown): string =>
  typeof minor === 'number' && typeof currency === 'string'
    ? minor === 0
      ? 'free'
      : moneyInWords(minor, currency)
    : 'another price';

const EVENT_WORDS: Record<EventErrorCode | TalkErrorCode, Words> = {
  ...TALK_WORDS,
  'event.not_found': { title: 'We cannot find this event', hint: 'It may be gone, or it is not for everybody.' },
  'event.may_not_host': {
    title: 'Hosting is for others here',
    hint: 'Ask whoever runs the space: they say who may host.',
  },
  'event.not_yours': { title: 'Somebody else runs this event', hint: 'Ask its host to make you a co-host.' },
  'event.changed_meanwhile': {
    title: 'Something has changed meanwhile',
    hint: 'Nothing was written. Look at the dates again.',
  },
  'event.room_taken': ({ resourceName, who }) => ({
    title: `${typeof resourceName === 'string' ? resourceName : 'The room'} is not free${typeof who === 'string' ? `: ${who} has it` : ''}`,
    hint: 'Nothing was written. Pick another room or time for that date, or leave it out.',
  }),
  'event.no_dates': { title: 'There is no date left', hint: 'Pick a day that is still to come.' },
  'event.too_many_dates': ({ most }) => ({
    title: `An event has at most ${typeof most === 'number' ? most : 520} dates`,
    hint: 'Repeat it without an end: the dates are then made as time goes by.',
  }),
  'event.in_the_past': { title: 'That time has passed', hint: 'Pick one that is still to come.' },
  'event.dates_meet': {
    title: 'Two of its dates would be at the same time',
    hint: 'Make it shorter, or move one of them.',
  },
  'event.cannot_now': {
    title: 'That can’t be done with this event any more',
    hint: 'Reload the page to see how it is now.',
  },
  'event.not_on': { title: 'This event is off', hint: 'Look at what else is on.' },
  'event.over': { title: 'This is over', hint: 'Look at what else is on.' },
  'event.not_open_yet': { title: 'Answers are not open yet', hint: 'The page says from when on you can come.' },
  'event.answers_closed': {
    title: 'Answers are closed',
    hint: 'Write to the host if you would like to come after all.',
  },
  'event.too_late_to_cancel': {
    title: 'It is too late to cancel here',
    hint: 'Tell the host: they can give your place to somebody.',
  },
  'event.too_many_guests': { title: 'That is more guests than one may bring', hint: 'Bring fewer, or ask the host.' },
  'event.group_too_large': { title: 'There are not that many places', hint: 'Come with fewer.' },
  'event.not_for_you': { title: 'This event is for others', hint: 'The page says for whom it is.' },
  'event.declined_by_host': {
    title: 'The host has no place for you this time',
    hint: 'Write to the host if that is a mistake.',
  },
  'event.no_answer': { title: 'There is no answer to change', hint: 'Say first that you come.' },
  'event.no_room': { title: 'There is no place left', hint: 'A host can make more places for this date.' },
  'event.is_in': { title: 'They are in already', hint: 'Take the check-in back first.' },
  'event.offer_over': { title: 'This place went to somebody else', hint: 'Answer again to stand in line.' },
  'event.does_not_wait': { title: 'They do not wait for a place', hint: 'Reload the list.' },
  'event.door_shut': { title: 'The door is not open yet', hint: 'Checking in works from the day before.' },
  'event.question_open': {
    title: 'The host wants to know something first',
    hint: 'Answer the questions that are marked; nothing else is lost.',
  },
  'event.link_over': { title: 'This link is no longer good', hint: 'Open the event and answer again.' },
  'event.nobody_to_tell': { title: 'Nobody would get it', hint: 'Pick others, or wait until somebody has answered.' },
  'event.enough_messages': ({ most }) => ({
    title: 'That was enough for a day',
    hint: `Those who come get at most ${typeof most === 'number' ? most : 5} messages a day. Put what is left into one tomorrow.`,
  }),
  'event.ticket_needed': { title: 'Pick a ticket', hint: 'Each of them says what it costs and for whom it is.' },
  'event.ticket_gone': { title: 'This ticket is gone', hint: 'Load the page again and pick another.' },
  'event.ticket_off_sale': { title: 'This ticket is not on sale', hint: 'Pick another, or ask the host.' },
  'event.ticket_not_yet': { title: 'This ticket is not on sale yet', hint: 'The page says from when on it is.' },
  'event.ticket_over': { title: 'This ticket is not on sale any more', hint: 'Pick another.' },
  'event.ticket_not_for_you': { title: 'This ticket is for others', hint: 'The page says for whom. Pick another.' },
  'event.code_unknown': { title: 'We do not know this code', hint: 'Check it for a slip, or ask who gave it to you.' },
  'event.price_changed': ({ ticket, price, currency }) => ({
    title: `${wordOf(ticket, 'The ticket')} is now ${moneyOf(price, currency)}`,
    hint: 'Nothing was agreed. Look at the price again, and answer once more if it suits you.',
  }),
  'event.price_too_low': ({ least, currency }) => ({
    title: `The least is ${moneyOf(least, currency)}`,
    hint: 'Pay as much as you like from there on.',
  }),
  'event.owes_nothing': { title: 'Nothing is owed', hint: 'It was paid already, or it costs nothing.' },
  'event.owes_another': ({ owed, currency }) => ({
    title: `They owe ${moneyOf(owed, currency)} now`,
    hint: 'The answer has changed meanwhile. Look at the list again.',
  }),
  'event.no_payment': { title: 'There is no such payment', hint: 'It was taken back already.' },
  'event.not_this_code': { title: 'This code is not for this date', hint: 'Look for the name in the list.' },
  'event.cover_gone': { title: 'This picture is gone', hint: 'Choose it again, then save.' },
};

/** As `errorCopy`, on the screens of events: apart from it, because other pages never hear these and need not carry their words. */
export function eventCopy(code: string, details: Readonly<Record<string, unknown>> = {}): ErrorCopy {
  const words = Object.hasOwn(EVENT_WORDS, code) ? EVENT_WORDS[code as keyof typeof EVENT_WORDS] : undefined;
  if (!words) return errorCopy(code, details);
  return typeof words === 'function' ? words(details) : words;
}
