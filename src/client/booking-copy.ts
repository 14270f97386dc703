import type { BookingErrorCode } from '@/features/bookings/bookings.errors';
import type { RecurrenceErrorCode } from '@/features/recurrence/recurrence.errors';
import { ARRIVAL_WORDS } from './arrival-copy';
import type { ErrorCopy } from './error-copy';

type Details = Readonly<Record<string, unknown>>;
type Words = ErrorCopy | ((details: Details) => ErrorCopy);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const numberOr = (value: unknown, standard: number): number => (typeof value === 'number' ? value : standard);

const allMine = (clashes: unknown): boolean =>
  Array.isArray(clashes) && clashes.length > 0 && clashes.every((clash: { mine?: unknown }) => clash.mine === true);

/** Names of those who hold the time, as far as the asker may know them. */
function holders(clashes: unknown): string {
  if (!Array.isArray(clashes)) return '';
  const names = clashes.flatMap((clash: { who?: unknown }) => (isText(clash.who) ? [clash.who] : []));
  return [...new Set(names)].join(' and ');
}

/** Words for the refusals of booking and repeating; `error-copy.ts` takes them in. */
export const BOOKING_WORDS: Record<BookingErrorCode | RecurrenceErrorCode, Words> = {
  'booking.slot_taken': ({ resourceName, clashes, tooClose, words }) => {
    const who = holders(clashes);
    const what = isText(resourceName) ? resourceName : 'This';
    if (tooClose === true)
      return {
        title: isText(words) ? words : `Too close to ${who ? `the booking of ${who}` : 'another booking'}`,
        hint: `Some time stays free around each booking of ${what}. Pick another time, or one of the offers below.`,
      };
    if (allMine(clashes)) return { title: `You already have ${what} booked then`, hint: 'Pick another time.' };
    return {
      title: who ? `${what} was just taken by ${who}` : `${what} was just taken`,
      hint: 'Pick another time, or one of the offers below.',
    };
  },
  'booking.closed': ({ holiday }) => ({
    title: isText(holiday) ? `Closed that day: ${holiday}` : 'Closed that day',
    hint: 'Pick another day.',
  }),
  'booking.outside_hours': { title: 'Outside opening hours', hint: 'Move the time into the open hours.' },
  'booking.in_past': { title: 'This time has passed', hint: 'Pick a later start.' },
  'booking.too_far_ahead': { title: 'That is too far ahead', hint: 'Pick a date within the next two years.' },
  'booking.too_short': ({ shortestMinutes }) => ({
    title: `A booking lasts at least ${numberOr(shortestMinutes, 5)} minutes`,
  }),
  'booking.too_long': { title: 'A booking lasts at most 31 days', hint: 'Book a shorter time, or repeat it.' },
  'booking.ends_before_start': { title: 'The end is before the start', hint: 'Pick a later end.' },
  'booking.not_for_visitors': {
    title: 'This is for members',
    hint: 'Visitors can book what is marked free. Ask at the desk about becoming a member.',
  },
  'booking.too_many_guests': ({ resourceName, capacity }) => ({
    title: `${isText(resourceName) ? resourceName : 'It'} seats ${numberOr(capacity, 1)}, whoever books included`,
    hint: 'Bring fewer guests, or pick a larger place.',
  }),
  'booking.override_not_allowed': { title: 'Only staff may break a rule', hint: 'Ask at the desk.' },
  'booking.not_for_others': { title: 'Only staff book for others', hint: 'Book it for yourself, or ask at the desk.' },
  'booking.member_not_found': {
    title: 'We cannot find that member',
    hint: 'They may have left. Book for a guest instead.',
  },
  'booking.group_full': ({ of }) => ({
    title: `None of the ${numberOr(of, 0)} is free then`,
    hint: 'Pick another time, or choose a place on the plan.',
  }),
  'booking.not_found': { title: 'We cannot find that booking', hint: 'It may have been cancelled already.' },
  'booking.already_started': { title: 'This booking has already begun', hint: 'What has begun cannot be cancelled.' },
  'booking.already_cancelled': { title: 'This booking was already cancelled' },
  'booking.not_standing': { title: 'This booking no longer stands', hint: 'Book anew where it is free.' },
  'booking.over': { title: 'This booking is over', hint: 'What is over cannot be changed.' },
  'booking.only_end_changes': { title: 'It has begun', hint: 'Only its end can still be moved.' },
  'booking.nothing_changes': { title: 'That is what it is already', hint: 'Pick another time or place.' },
  'booking.needs_a_yes': ({ resourceName }) => ({
    title: `${isText(resourceName) ? resourceName : 'This'} must be asked for, and your booking runs already`,
    hint: 'Ask at the desk: they can change it.',
  }),
  'booking.desk_change_by_staff': { title: 'It has begun', hint: 'Ask at the desk to be moved to another place.' },
  'booking.swap_same_desk': { title: 'Both are at the same place', hint: 'Choose a booking somewhere else.' },
  'booking.swap_apart': { title: 'These two are not at the same time', hint: 'Move one of them instead.' },
  'booking.swap_not_yours': { title: 'The other one is not yours', hint: 'Ask at the desk: they can swap the two.' },
  'booking.already_theirs': ({ name }) => ({ title: `${isText(name) ? name : 'This member'} has it already` }),
  'booking.guest_keeps_it': ({ name }) => ({
    title: `This is for ${isText(name) ? name : 'a guest'}`,
    hint: 'What was booked for a guest stays theirs. Cancel it and book anew.',
  }),
  'change.not_found': { title: 'We cannot find that change' },
  'change.undo_over': { title: 'It is too late to undo this', hint: 'Change it back if the place is still free.' },
  'change.already_undone': { title: 'This was already undone' },
  'change.changed_since': { title: 'It was changed again since', hint: 'Look at it as it is now.' },
  'change.place_taken': ({ resourceName }) => ({
    title: `${isText(resourceName) ? resourceName : 'The old place'} was taken meanwhile`,
    hint: 'The change stays. Pick another time, or one of the offers below.',
  }),
  'booking.not_in_series': { title: 'This booking does not repeat', hint: 'Cancel it alone.' },
  ...ARRIVAL_WORDS,
  'series.waits_for_yes': {
    title: 'The space has not said yes to all of these dates yet',
    hint: 'Once it has, the series can be changed. A single date can be cancelled now.',
  },
  'series.choices_missing': {
    title: 'Some dates cannot be as you wish',
    hint: 'Say for each of them what is to become of it.',
  },
  'series.change_taken': {
    title: 'Somebody has taken one of these times meanwhile',
    hint: 'So nothing was put back: your series is as you changed it. You can change it again.',
  },
  'series.plan_changed': {
    title: 'Something changed while you were deciding',
    hint: 'The dates below are up to date. Look again, then book.',
  },
  'series.clashes': { title: 'Not all dates are free', hint: 'Nothing was booked. See the dates below.' },
  'series.none_for_them': {
    title: 'They may have none of these dates',
    hint: 'The rules are those of whoever gets it. Pick somebody else.',
  },
  'series.nothing_free': { title: 'None of these dates is free', hint: 'Pick another desk or another time.' },
  'series.too_many_dates': ({ most }) => ({
    title: `That is more than ${numberOr(most, 520)} dates`,
    hint: 'Choose an earlier end, or no end: then it goes on by itself.',
  }),
  'series.times_meet': ({ localStart }) => ({
    title: `Two of the times begin together${typeof localStart === 'string' ? ` on ${localStart.replace('T', ' at ')}` : ''}`,
    hint: 'A date is known by its start: begin one of them later, or leave it out.',
  }),
  'cancellation.not_found': { title: 'We cannot find that cancellation' },
  'cancellation.undo_over': { title: 'It is too late to undo this', hint: 'Book it again if it is still free.' },
  'cancellation.already_undone': { title: 'This was already undone' },
  'recurrence.invalid': { title: 'This repeat cannot be read', hint: 'Choose it again.' },
  'recurrence.unsupported': { title: 'We cannot repeat it like that', hint: 'Choose a simpler repeat.' },
  'recurrence.never_happens': { title: 'There is no such date', hint: 'Choose another repeat.' },
  'recurrence.start_not_on_rule': { title: 'The first date does not fit the repeat', hint: 'Choose the day again.' },
};
