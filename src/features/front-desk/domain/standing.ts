import type { DeskBooking } from '../front-desk.contract';

/** Where somebody stands today: late (asked to check in, and has not), expected within the hour or just now, in, still far off, gone, or never came. */
export type Standing = 'late' | 'expected' | 'in' | 'later' | 'gone' | 'no_show';

type Row = Pick<
  DeskBooking,
  'startsAt' | 'endsAt' | 'madeAt' | 'status' | 'checkInAsked' | 'checkedInAt' | 'checkedOutAt' | 'releaseAt'
>;

const MINUTE_MS = 60_000;
const SOON_MS = 60 * MINUTE_MS;
/** Nobody is late who is still at the door. */
const AT_THE_DOOR_MS = 5 * MINUTE_MS;
/** The quarter of an hour that runs can be booked: whoever did so could not come before. */
const QUARTER_MS = 15 * MINUTE_MS;

/** Where whoever has a booking stands at this moment. Where nobody is asked to check in, whoever is booked is taken to be here. */
export function standingOf(row: Row, now: Date): Standing {
  const [startsAt, endsAt] = [Date.parse(row.startsAt), Date.parse(row.endsAt)];
  const at = now.getTime();
  if (row.status === 'no_show') return 'no_show';
  if (row.checkedOutAt !== null) return 'gone';
  const here = row.checkedInAt !== null || !row.checkInAsked;
  if (endsAt <= at) return here ? 'gone' : 'no_show';
  if (row.checkedInAt !== null) return 'in';
  if (startsAt <= at && !row.checkInAsked) return 'in';
  if (lateFrom(row) <= at) return 'late';
  return startsAt - at <= SOON_MS ? 'expected' : 'later';
}

/** Some minutes after it began, or after it was made within its first quarter of an hour; half of what the rule gives, where that is less. */
function lateFrom({ startsAt, madeAt, releaseAt }: Row): number {
  const begins = Date.parse(startsAt);
  const from = Math.max(begins, Math.min(Date.parse(madeAt), begins + QUARTER_MS));
  const given = releaseAt === null ? Infinity : Math.max(0, Date.parse(releaseAt) - from);
  return from + Math.min(AT_THE_DOOR_MS, given / 2);
}

/** The sections of the day's list, in the order in which they matter. */
export const SECTIONS = [
  { id: 'expected', heading: 'Expected', of: ['late', 'expected'] },
  { id: 'in', heading: 'In', of: ['in'] },
  { id: 'later', heading: 'Later', of: ['later'] },
  { id: 'gone', heading: 'Gone', of: ['gone'] },
  { id: 'no_show', heading: 'Did not come', of: ['no_show'] },
] as const satisfies readonly { id: string; heading: string; of: readonly Standing[] }[];
export type Section = (typeof SECTIONS)[number];

/** The day in its sections, those who are late first in theirs; a section without anybody is left out. Requests stand elsewhere. */
export function sectionsOf<R extends Row>(rows: readonly R[], now: Date): { section: Section; rows: R[] }[] {
  return SECTIONS.map((section) => {
    const mine = rows.filter((row) => row.status !== 'requested' && isOf(section, standingOf(row, now)));
    const late = (row: R) => (standingOf(row, now) === 'late' ? 0 : 1);
    return { section, rows: mine.sort((a, b) => late(a) - late(b)) };
  }).filter((one) => one.rows.length > 0);
}

const isOf = (section: Section, standing: Standing): boolean => (section.of as readonly Standing[]).includes(standing);

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Finds people and places by any part of their name, accents or not. */
export function matches(row: Pick<DeskBooking, 'name' | 'resourceName'>, typed: string): boolean {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const text = plain(`${row.name} ${row.resourceName}`);
  return words.every((word) => text.includes(word));
}
