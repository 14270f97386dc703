import type { ResourceErrorCode } from '@/features/resources/resources.errors';
import { errorCopy, type ErrorCopy } from './error-copy';

type Details = Readonly<Record<string, unknown>>;
type Words = ErrorCopy | ((details: Details) => ErrorCopy);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const textOr = (value: unknown, standard: string): string => (isText(value) ? value : standard);
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter(isText) : []);
const countOf = (value: unknown, one: string, many: string): string[] =>
  typeof value === 'number' && value > 0 ? [`${value} ${value === 1 ? one : many}`] : [];
const and = (list: readonly string[]): string =>
  list.length < 2 ? (list[0] ?? '') : `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
const chain = (path: unknown): string => texts(path).join(', in it ');

/** Words for the refusals around desks and rooms, their parts, photos and lists. */
const RESOURCE_WORDS: Record<ResourceErrorCode, Words> = {
  'resource.name_taken': ({ name, retired }) => ({
    title: `There is ${retired === true ? 'a retired' : 'another'} ${textOr(name, 'one')} already`,
    hint: retired === true ? 'Bring that one back, or choose another name.' : 'Choose another name.',
  }),
  'resource.retired': ({ name }) => ({
    title: `${textOr(name, 'This')} is retired`,
    hint: 'Bring it back first.',
  }),
  'resource.has_bookings': ({ name, bookings, people, series, waiting }) => {
    const of = countOf(people, 'person', 'people')[0];
    const counts = [
      ...countOf(bookings, 'booking', 'bookings').map((text) => (of ? `${text} of ${of}` : text)),
      ...countOf(series, 'repeating booking', 'repeating bookings'),
      ...countOf(waiting, 'wish on the waitlist', 'wishes on the waitlist'),
    ];
    return {
      title: `${textOr(name, 'This')} is still counted on`,
      hint: `To come: ${and(counts)}. The planner finds each of them another place first.`,
    };
  },
  'resource.part_of': ({ name, wholes }) => ({
    title: `${textOr(name, 'This')} is a part of ${and(texts(wholes)) || 'another'}`,
    hint: 'Take it out of there first.',
  }),
  'resource.parts_retired': ({ name, parts }) => ({
    title: `${textOr(name, 'This')} has retired parts: ${and(texts(parts))}`,
    hint: 'Bring those back first.',
  }),
  'resource.off_the_plan': { title: 'That is beside the plan', hint: 'Its middle has to lie on the floor.' },
  'resource.too_many_photos': ({ most }) => ({
    title: `There are ${typeof most === 'number' ? most : 'many'} photos already`,
    hint: 'Take one away first.',
  }),
  'resource.photo_not_found': { title: 'This photo is gone', hint: 'Reload the page.' },
  'resources.list_changed': {
    title: 'Somebody else changed this list meanwhile',
    hint: 'It is up to date again. Look at it, then choose the order.',
  },
  'floor.not_found': { title: 'This floor is gone', hint: 'Choose another one.' },
  'parts.ring': ({ path }) => ({
    title: 'It would be a part of itself',
    hint: `${chain(path)}. Leave one of these out.`,
  }),
  'parts.too_deep': ({ path }) => ({
    title: 'That would be nested more than three deep',
    hint: `${chain(path)}. A hall, its halves and their quarters is as far as it goes.`,
  }),
  'parts.inside_another': ({ path }) => {
    const [part = 'One part', inside = 'another'] = texts(path);
    return { title: `${part} is in ${inside} already`, hint: `Choose ${inside} alone: it brings ${part} along.` };
  },
  'parts.clash': ({ count }) => ({
    title: `${typeof count === 'number' && count > 1 ? `${count} bookings are` : 'A booking is'} in the way`,
    hint: 'Nothing was changed. Move or cancel one of each pair, then set the parts again.',
  }),
  'group.not_found': { title: 'This group is gone', hint: 'Reload the page.' },
  'group.name_taken': ({ name }) => ({
    title: `There is a group called ${textOr(name, 'that')} already`,
    hint: 'Choose another name.',
  }),
  'group.waited_for': ({ name }) => ({
    title: `Somebody waited for ${textOr(name, 'this group')}`,
    hint: 'The waitlist still speaks of it. Rename it, or take its desks out.',
  }),
  'import.unreadable': ({ why }) => ({
    title: 'This cannot be read as a table',
    hint: textOr(why, 'Save it as CSV with a first line that names the columns.'),
  }),
  'import.rows_wrong': ({ problems }) => ({
    title: 'Nothing was imported',
    hint: texts(problems).slice(0, 3).join(' ') || 'Some rows changed meanwhile. Look at them again.',
  }),
};

/** As `errorCopy`, on the screens of those who run a space: apart from it, because members' pages never hear these. */
export function resourceCopy(code: string, details: Details = {}): ErrorCopy {
  const words = Object.hasOwn(RESOURCE_WORDS, code) ? RESOURCE_WORDS[code as ResourceErrorCode] : undefined;
  if (!words) return errorCopy(code, details);
  return typeof words === 'function' ? words(details) : words;
}
