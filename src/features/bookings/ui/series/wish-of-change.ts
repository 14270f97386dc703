import type { z } from 'zod';
import { minuteOf, wantedOfRange, type WantedTime } from '@/features/availability/domain/wanted-time';
import { type ExtraCounts, wantedOf } from '@/features/pricing/ui/extras-field';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { instantOf, type LocalDateTime } from '@/kernel/zone';
import type { seriesChangeWishSchema, SeriesChangePlan, SeriesPause, SeriesScope } from '../../series-change.contract';
import { guestsTyped, type GuestDraft } from '../../domain/guest-drafts';
import { countsOf } from '../use-extras-of';
import { formOf, NO_REPEAT, ruleOf, type RepeatForm } from '../../domain/repeat-form';
import { seriesWish } from '../../domain/series-wish';

export type SeriesChangeAsked = z.input<typeof seriesChangeWishSchema>;
/** What is to be different; what is not here is as it was. */
export type SeriesEdits = {
  readonly resourceId?: string;
  readonly when?: Partial<WantedTime>;
  readonly repeat?: RepeatForm;
  readonly note?: string;
  readonly guests?: readonly GuestDraft[];
  readonly extras?: ExtraCounts;
  /** Alone: nothing else changes with it. */
  readonly pause?: SeriesPause;
};
type Pattern = SeriesChangePlan['before'];
/** The series as it is, and the date of it that was chosen. */
export type SeriesAsItIs = {
  readonly before: Pattern;
  readonly timeZone: string;
  readonly localStart: LocalDateTime;
  readonly wanted: WantedTime;
};

/** The series as it is, from a plan in which nothing was wished for. */
export function seriesAsItIs({ before, timeZone, occurrences }: SeriesChangePlan, bookingId: string): SeriesAsItIs {
  const chosen = occurrences.find((one) => one.bookingId === bookingId) ?? occurrences[0];
  const localStart = (chosen?.localStart ?? before.localStart) as LocalDateTime;
  const startsAt = instantOf(localStart, timeZone);
  const endsAt = new Date(startsAt.getTime() + before.durationMinutes * 60_000);
  return { before, timeZone, localStart, wanted: wantedOfRange({ startsAt, endsAt }, timeZone) };
}

/** How it repeats, as the form shows it; of what follows a date, a count counts from there on. */
export function repeatOf(pattern: Pattern, at: LocalDateTime, timeZone: string, left: number | null): RepeatForm {
  const parsed = parseRule(pattern.rrule);
  const form = parsed.ok ? formOf(parsed.rule, { localStart: at, timeZone }) : NO_REPEAT;
  return form.ends.kind === 'count' && left !== null ? { ...form, ends: { kind: 'count', count: left } } : form;
}

/** What the other times of the week can have of a change: with what is theirs unless denied (an end, a pause), or only where wished. */
export function reachesOthers(edits: SeriesEdits): 'unless_denied' | 'where_wished' | null {
  if (edits.pause || edits.repeat) return 'unless_denied';
  const { resourceId, note, guests, extras } = edits;
  return [resourceId, note, guests, extras].some((one) => one !== undefined) ? 'where_wished' : null;
}

type Asked = Pick<SeriesChangeAsked, 'operatorId' | 'bookingId'> & {
  readonly scope: SeriesScope;
  readonly keepOwn: boolean;
  readonly repeats: boolean;
  /** Only where there are other times of the week. */
  readonly others?: boolean;
};

/** What the server is asked for: only what is different. Null where the wish makes no sense yet. */
export function wishOfChange(
  { before, timeZone, localStart, wanted: was }: SeriesAsItIs,
  { resourceId, when, repeat, note, guests, extras, pause }: SeriesEdits,
  about: Asked,
  now: Date,
): SeriesChangeAsked | null {
  if (pause) return { ...about, pause };
  const wanted = { ...was, ...when };
  const minutes = minuteOf(wanted.to) - minuteOf(wanted.from);
  if (minutes <= 0) return null;
  // What cannot be told by two times of a day, a week's length say, keeps its own.
  const durationMinutes = when?.from || when?.to ? minutes : before.durationMinutes;
  const start: LocalDateTime = `${wanted.date}T${wanted.from}`;
  const rule = repeat ? ruleOf(repeat, start) : null;
  if (repeat && !rule) return null;
  const repeated = rule ? seriesWish(wanted, rule, timeZone, now) : null;
  if (rule && !repeated) return null;
  const at = repeated?.localStart ?? start;
  return {
    ...about,
    ...(resourceId && resourceId !== before.resourceId ? { resourceId } : {}),
    ...(at === localStart ? {} : { localStart: at }),
    ...(durationMinutes === before.durationMinutes ? {} : { durationMinutes }),
    ...(repeated ? { rrule: repeated.rrule } : {}),
    ...(note === undefined || note === before.note ? {} : { note }),
    ...(guests === undefined ? {} : otherGuests(before, guests)),
    ...(extras === undefined ? {} : otherExtras(before, extras)),
  };
}

/** Those whose names and addresses are whole, where they are not the same. */
function otherGuests({ guests: had }: Pattern, drafts: readonly GuestDraft[]) {
  const { guests, missing } = guestsTyped(drafts);
  return missing || JSON.stringify(guests) === JSON.stringify(had) ? {} : { guests: [...guests] };
}

function otherExtras({ extras: had }: Pattern, counts: ExtraCounts) {
  const [was, is] = [wantedOf(countsOf(had)), wantedOf(counts)];
  return JSON.stringify(was) === JSON.stringify(is) ? {} : { extras: is };
}

/** A booking by itself repeats every week on its day, until something else is said. */
export function repeatOfAlone({ before, timeZone, wanted: was }: SeriesAsItIs, when: SeriesEdits['when']): RepeatForm {
  const { date, from } = { ...was, ...when };
  return { ...repeatOf(before, `${date}T${from}`, timeZone, null), ends: { kind: 'never' } };
}

/** Whether anything is to be different. */
export const isWished = ({
  operatorId: _o,
  bookingId: _b,
  scope: _s,
  repeats: _r,
  others: _t,
  keepOwn,
  ...rest
}: SeriesChangeAsked): boolean => keepOwn === false || Object.keys(rest).length > 0;
