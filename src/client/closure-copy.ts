import type { ClosureErrorCode } from '@/features/closures/closures.errors';
import type { ErrorCopy } from './error-copy';

type Details = Readonly<Record<string, unknown>>;
type Words = ErrorCopy | ((details: Details) => ErrorCopy);

const countIn = (rows: unknown): number => (Array.isArray(rows) ? rows.length : 0);
const names = (list: unknown): string =>
  Array.isArray(list) ? list.filter((one) => typeof one === 'string').join(' and ') : '';

/** Words for the refusals around closures and other changes of a space; `error-copy.ts` takes them in. */
export const CLOSURE_WORDS: Record<ClosureErrorCode, Words> = {
  'closure.not_found': { title: 'This closure was lifted already' },
  'closure.over': { title: 'This closure is over already' },
  'space_change.ends_before_start': { title: 'The end is before the start', hint: 'Pick a later end.' },
  'space_change.in_past': { title: 'This time has passed', hint: 'Pick a later end.' },
  'space_change.too_long': { title: 'That is more than two years', hint: 'Pick an earlier end.' },
  'space_change.nothing_there': { title: 'There is nothing of this kind to close' },
  'space_change.same_zone': { title: 'The space keeps this time zone already', hint: 'Choose another one.' },
  'space_change.part_of': ({ name, wholes }) => ({
    title: `${typeof name === 'string' ? name : 'This'} is a part of ${names(wholes) || 'something else'}`,
    hint: 'Take it out of there first.',
  }),
  'space_change.events_stand': ({ titles }) => ({
    title: 'Events still take place there',
    hint: `Move or cancel ${names(titles) || 'them'} first.`,
  }),
  'space_change.plan_changed': ({ rows }) => ({
    title: 'Something changed while you were deciding',
    hint:
      countIn(rows) > 0
        ? 'Nothing was written. The marked bookings are new or changed: look at them again.'
        : 'Nothing was written. Look at the plan again.',
  }),
  'space_change.choices_clash': {
    title: 'Two bookings were given the same place and time',
    hint: 'Choose something else for one of them.',
  },
  'space_change.cannot_keep': { title: 'Nothing can stay there', hint: 'Move or cancel each of them.' },
};
