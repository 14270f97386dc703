import type { TimeRange } from '@/kernel/time-range';
import { localDateOf } from '@/kernel/zone';
import { ownPageButton, usualTimes, whyBookingMail, type BookingSetting } from '../domain/booking-words';
import type { Mail, MailBlock } from '../domain/mail-document';
import { countOf, datesByMonth, spanInWords, timesInWords, zoneInWords } from '../domain/spoken-times';
import type { SpaceChangeForMail } from '../jobs/send-space-change';
import { renderMail } from './render-mail';

export type SpaceChangedInput = BookingSetting &
  Pick<SpaceChangeForMail, 'kind' | 'reason' | 'shutName' | 'details' | 'bookings' | 'waited'> & {
    /** How many calendar files are attached. */
    readonly files: number;
  };

/** "Closed on Thursday: where your bookings went." All of one person's in one mail: moved, cancelled, kept, and what they waited for. */
export function spaceChangedMail(input: SpaceChangedInput): Promise<Mail> {
  const { memberName, reason, files, bookings } = input;
  const heading = headingOf(input);
  return renderMail({
    brand: input.brand,
    subject: bookings.length > 0 ? `${heading}: ${sumsOf(input)}` : heading,
    preheader: `${sumsOf(input) || 'What you waited for'}: ${reason}`,
    heading,
    blocks: [
      { kind: 'paragraph', text: `Hello ${memberName}, this is about ${input.spaceName}. ${sentence(reason)}` },
      ...(input.kind === 'zone' ? shiftedBlocks(input) : bookingBlocks(input)),
      ...waitedBlocks(input),
      ...ownPageButton(input, 'See my bookings'),
      ...(files > 0 ? [{ kind: 'quiet' as const, text: filesInWords(files) }] : []),
    ],
    reason: whyBookingMail(input),
  });
}

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

function headingOf({ kind, shutName, spaceName, details, zone, writtenAt }: SpaceChangedInput): string {
  switch (kind) {
    case 'retire':
      return `${shutName ?? 'A place'} is no longer there`;
    case 'hours':
      return `${spaceName} has other opening hours`;
    case 'zone':
      return `${spaceName} keeps ${zoneInWords(zone)} from now on`;
    case 'closure': {
      const span = spanOf(details);
      return `${shutName ?? spaceName} is closed${span ? ` ${spanInWords(span, zone, writtenAt)}` : ''}`;
    }
  }
}

function spanOf({ startsAt, endsAt }: SpaceChangedInput['details']): TimeRange | null {
  return typeof startsAt === 'string' && typeof endsAt === 'string'
    ? { startsAt: new Date(startsAt), endsAt: new Date(endsAt) }
    : null;
}

const having = ({ bookings }: SpaceChangedInput, decision: 'moved' | 'cancelled' | 'kept') =>
  bookings.filter((one) => one.decision === decision);

/** "2 moved, 1 cancelled, 1 stays" */
function sumsOf(input: SpaceChangedInput): string {
  const [moved, cancelled, kept] = [having(input, 'moved'), having(input, 'cancelled'), having(input, 'kept')];
  return [
    moved.length > 0 ? `${countOf(moved.length, 'booking')} moved` : '',
    cancelled.length > 0 ? `${countOf(cancelled.length, 'booking')} cancelled` : '',
    kept.length > 0 ? `${countOf(kept.length, 'booking')} ${kept.length === 1 ? 'stays' : 'stay'}` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function bookingBlocks(input: SpaceChangedInput): MailBlock[] {
  const { zone, writtenAt } = input;
  const [moved, cancelled, kept] = [having(input, 'moved'), having(input, 'cancelled'), having(input, 'kept')];
  const stood = ({ was }: (typeof moved)[number]) => `${was.resourceName}, ${spanInWords(was.span, zone, writtenAt)}`;
  const list = (title: string, items: { text: string; why?: string }[]): MailBlock[] =>
    items.length > 0 ? [{ kind: 'list', title, items }] : [];
  return [
    ...list(
      `Moved (${moved.length})`,
      moved.flatMap(({ was, is }) =>
        is
          ? { text: `${is.resourceName}, ${spanInWords(is.span, zone, writtenAt)}`, why: wasInWords(was, is, input) }
          : [],
      ),
    ),
    ...list(
      `Cancelled (${cancelled.length})`,
      cancelled.map((one) => ({ text: stood(one), why: 'Sorry, it cannot take place' })),
    ),
    ...list(
      `As booked (${kept.length})`,
      kept.map((one) => ({ text: stood(one), why: 'You can come all the same' })),
    ),
  ];
}

type Stood = SpaceChangedInput['bookings'][number]['was'];

/** What is other than before: the place, the time, or both. */
function wasInWords(was: Stood, is: Stood, { zone, writtenAt }: SpaceChangedInput): string {
  const today = localDateOf(writtenAt, zone);
  const sameTime = was.span.startsAt.getTime() === is.span.startsAt.getTime();
  const sameDay = localDateOf(was.span.startsAt, zone) === localDateOf(is.span.startsAt, zone);
  const time = sameDay ? timesInWords(was.span, zone, today) : spanInWords(was.span, zone, writtenAt);
  if (sameTime) return `in place of ${was.resourceName}`;
  return was.resourceName === is.resourceName ? `in place of ${time}` : `in place of ${was.resourceName}, ${time}`;
}

/** Another zone: all keep their time on the wall, so they are listed as dates; the few that could not are told one by one. */
function shiftedBlocks(input: SpaceChangedInput): MailBlock[] {
  const { details, zone, writtenAt } = input;
  const from = typeof details.from === 'string' ? details.from : zone;
  const wall = (span: TimeRange, of: string) => timesInWords(span, of, localDateOf(writtenAt, of));
  const same = input.bookings.filter(
    ({ decision, was, is }) =>
      decision === 'moved' &&
      is?.resourceName === was.resourceName &&
      wall(is.span, zone) === wall(was.span, from) &&
      localDateOf(is.span.startsAt, zone) === localDateOf(was.span.startsAt, from),
  );
  const other = input.bookings.filter((one) => !same.includes(one));
  const spans = same.flatMap(({ is }) => is?.span ?? []);
  const times = usualTimes(spans, input);
  const text = `The clock of ${input.spaceName} is that of ${zoneInWords(zone)}; it was ${zoneInWords(from)}. What you booked for nine is still at nine, by the clock on the wall there.`;
  const title = `On the wall as before (${spans.length})${times ? `, ${times}` : ''} (${zoneInWords(zone)})`;
  return [
    { kind: 'paragraph', text },
    ...(spans.length > 0
      ? [{ kind: 'months' as const, title, months: datesByMonth(spans, zone, writtenAt, times) }]
      : []),
    ...bookingBlocks({ ...input, bookings: other }),
  ];
}

function waitedBlocks({ waited, zone, writtenAt }: SpaceChangedInput): MailBlock[] {
  if (waited.length === 0) return [];
  const items = waited.map(({ over, what, span }) => ({
    text: [what, spanInWords(span, zone, writtenAt)].filter(Boolean).join(', '),
    why: over ? 'It will not come free, so you no longer wait for it' : 'You stay in line for the rest of that time',
  }));
  return [{ kind: 'list', title: 'What you waited for', items }];
}

const filesInWords = (files: number): string =>
  files === 1
    ? 'The attached file brings your calendar up to date.'
    : `The ${files} attached files bring your calendar up to date. Open each of them: an invitation stands for one booking alone.`;
