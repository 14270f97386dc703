import { counted, dateWords } from '@/features/bookings/domain/when-words';
import type { EventPart } from '@/features/events/domain/what-changed';
import { clockLabel } from '@/features/floor-plan/domain/day-clock';
import { instantOf, isLocalDateTime, localDateOf } from '@/kernel/zone';
import type { Change } from '../event-report.contract';

type At = { readonly timeZone: string; readonly locale: string; readonly now: Date };

const PART_WORDS: Readonly<Record<EventPart, string>> = {
  title: 'the title',
  description: 'the description',
  cover: 'the cover',
  kind: 'category or tags',
  audience: 'for whom it is',
  place: 'where it is',
  time: 'when it is',
  around: 'the time around it',
  places: 'how many places there are',
  guests: 'how many guests one may bring',
  approval: 'whether a host says yes first',
  answers: 'when one can answer',
  line: 'how places that free up are given on',
  names: 'what others see of who comes',
  questions: 'the questions',
  hosts: 'the co-hosts',
};

const list = (words: readonly string[]) => new Intl.ListFormat('en', { type: 'conjunction' }).format(words);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const count = (value: unknown): number => (typeof value === 'number' ? value : 0);
const object = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** "Tue 3 Dec, 18:30" */
function moment(at: string | Date, { timeZone, locale, now }: At): string {
  const instant = new Date(at);
  const day = dateWords(localDateOf(instant, timeZone), locale, localDateOf(now, timeZone));
  return `${day}, ${clockLabel(instant, timeZone, locale)}`;
}

/** One change in a sentence: "Kenji moved Tue 3 Dec, 18:00 to Wed 4 Dec, 18:00". What happened by itself says so. */
export function changeWords(change: Change, at: At): string {
  const { by, guest, details } = change;
  const who = by ?? 'The clock';
  const when = change.startsAt === null ? 'a date' : moment(change.startsAt, at);
  const whom = guest ?? 'somebody';
  switch (change.action) {
    case 'event.draft':
      return (details.was ?? null) === null
        ? `${who} began it as a draft`
        : saved(who, 'changed the draft', details, at);
    case 'event.asked':
      return details.was === 'asked' ? saved(who, 'changed it', details, at) : `${who} asked for a yes to it`;
    case 'event.scheduled':
      return `${who} set it to go out ${details.publishAt ? moment(text(details.publishAt), at) : 'later'}`;
    case 'event.published':
      if (by === null) return 'It went out at its time';
      return details.was === 'published' ? saved(who, 'changed it', details, at) : `${who} published it`;
    case 'event.approved':
      return `${who} said yes to it`;
    case 'event.refused':
      return `${who} said no to it`;
    case 'event.date_changed':
      return dateChanged(who, when, details, at);
    case 'event.date_cancelled':
      return `${who} called off ${when}`;
    case 'event.cancelled':
      return `${who} called it off`;
    case 'event.extended':
      return `${counted(count(details.made), 'new date')} came into reach${count(details.skipped) > 0 ? `, ${counted(count(details.skipped), 'date')} left out as the room was taken` : ''}`;
    case 'event.message_sent':
      return `${who} wrote to ${counted(count(details.told), 'person', 'people')} about ${when}`;
    case 'event.invited':
      return `${who} invited ${counted(count(details.invited), 'person', 'people')}`;
    case 'event.invitation_taken_back':
      return `${who} took an invitation back`;
    case 'rsvp.approve':
      return `${who} said yes to ${whom} for ${when}`;
    case 'rsvp.refuse':
      return `${who} said no to ${whom} for ${when}`;
    case 'rsvp.promote':
      return `${who} gave ${whom} a place on ${when}`;
    case 'rsvp.remove':
      return `${who} took ${whom} off ${when}`;
    case 'rsvp.checked_in':
      return `${who} let ${whom} in, ${when}`;
    case 'rsvp.undo_check_in':
      return `${who} took back that ${whom} is in, ${when}`;
    case 'rsvp.paid':
      return `${who} took the payment of ${whom}, ${when}`;
    case 'rsvp.payment_taken_back':
      return `${who} took back a payment of ${whom}, ${when}`;
    case 'event.derived_again':
      return `The clock of ${text(details.timeZone) || 'its zone'} is another: ${counted(count(details.dates), 'date')} kept their time on the wall`;
    case 'event.comment_removed':
      return `${who} took a comment away`;
    case 'event.photo_removed':
      return `${who} took a photo away`;
    case 'event.talk_changed':
      return `${who} changed what guests can say and show`;
    default:
      return `${who}: ${change.action.replace(/^[^.]*\./, '').replaceAll('_', ' ')}`;
  }
}

type Details = Change['details'];

function saved(who: string, did: string, { parts, dates }: Details, at: At): string {
  const { moved, added, ended } = object(dates);
  const named = (Array.isArray(parts) ? parts : []).flatMap((part) => PART_WORDS[part as EventPart] ?? []);
  const steps = (Array.isArray(moved) ? moved : []).map((step) => object(step));
  const more = [
    ...steps.map(({ from, to }) => `moved ${moment(text(from), at)} to ${moment(text(to), at)}`),
    ...(count(added) > 0 ? [`added ${counted(count(added), 'date')}`] : []),
    ...(count(ended) > 0 ? [`took ${counted(count(ended), 'date')} away`] : []),
  ];
  const first = named.length > 0 ? `${did}: ${list(named)}` : did;
  // Where only dates are others, that says it all.
  return more.length === 0
    ? named.length > 0
      ? `${who} ${first}`
      : `${who} saved it as it was`
    : `${who} ${list(named.length > 0 ? [first, ...more] : more)}`;
}

function dateChanged(who: string, when: string, details: Details, at: At): string {
  const [was, time] = [object(details.was), object(details.time)];
  const before = text(was.startsAt);
  const after = text(time.localStart);
  const words: string[] = [];
  if (before !== '' && isLocalDateTime(after)) {
    const to = instantOf(after, at.timeZone);
    words.push(
      to.getTime() === new Date(before).getTime()
        ? `gave ${when} another room or end`
        : `moved ${moment(before, at)} to ${moment(to, at)}`,
    );
  }
  if (before !== '' && (was.capacity ?? null) !== (details.capacity ?? null))
    words.push(
      details.capacity === null
        ? `lets any number come on ${when}`
        : `gave ${when} ${counted(count(details.capacity), 'place')}${typeof was.capacity === 'number' ? `, ${was.capacity} before` : ''}`,
    );
  return words.length > 0 ? `${who} ${list(words)}` : `${who} changed ${when}`;
}
