import type { BookingId, ResourceId, SeriesId } from '@/kernel/ids';
import { instantOf, localOf, type LocalDateTime } from '@/kernel/zone';
import { expandRule } from '@/features/recurrence/domain/expand-rule';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { formatRule } from '@/features/recurrence/domain/recurrence-rule';
import type { LiveDate, LivePart, ReckonedSeries } from './live-series';

export const ZONE = 'Europe/Lisbon';
export const local = (text: string) => (text.length > 10 ? text : `2026-${text}T09:00`) as LocalDateTime;
export const ruleOf = (text: string) => {
  const parsed = parseRule(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.reason}`);
  return parsed.rule;
};

export const partOf = (rrule: string, more: Partial<LivePart> = {}): LivePart => ({
  id: 'part 1' as SeriesId,
  block: 0,
  localStart: local('11-02'),
  timeZone: ZONE,
  rule: ruleOf(rrule),
  exdates: [],
  rdates: [],
  resourceId: 'desk' as ResourceId,
  durationMinutes: 180,
  note: '',
  guests: [],
  extras: [],
  madeUntil: '2027-11-25',
  ...more,
});

/** Every date that a part makes until `until`, confirmed and as ruled; `changed` says what is different, by its day. */
export function datesOf(part: LivePart, until: string, changed: Record<string, Partial<LiveDate>> = {}): LiveDate[] {
  return expandRule({ ...part, untilLocal: local(until) }).map((one) => ({
    bookingId: `booking ${one.localStart.slice(5, 10)}` as BookingId,
    partId: part.id,
    originalLocalStart: one.localStart,
    startsAt: one.startsAt,
    endsAt: one.endsAt,
    resourceId: part.resourceId,
    status: 'confirmed',
    leftSeries: false,
    checkedIn: false,
    givenBack: false,
    wanted: null,
    undecided: false,
    note: part.note,
    guests: part.guests,
    extras: part.extras,
    ...changed[one.localStart.slice(5, 10)],
  }));
}

/** Held on the wall instead of when the rule says. */
export const movedTo = (from: string, to: string): Partial<LiveDate> => ({
  startsAt: instantOf(`2026-${from}`, ZONE),
  endsAt: instantOf(`2026-${to}`, ZONE),
});

/** "11-30 wanted 11-30T10:00-13:00", one line for each date. */
export const linesOf = (reckoned: ReckonedSeries | null): string[] =>
  (reckoned?.dates ?? []).map(({ date, fate, wanted }) => {
    const wall = (at: Date) => localOf(at, ZONE).slice(5);
    const where = wanted.resourceId === 'desk' ? '' : ` ${wanted.resourceId}`;
    return `${date?.originalLocalStart.slice(5, 10) ?? 'new'} ${fate} ${wall(wanted.startsAt)}-${wall(wanted.endsAt).slice(6)}${where}`;
  });

/** "part 1: FREQ=… | FREQ=… from 11-30T10:00": what stays of each part, and what it becomes. */
export const partLines = (reckoned: ReckonedSeries | null): string[] =>
  (reckoned?.parts ?? []).map(({ before, becomes, inPlace }) => {
    const said = (part: Pick<LivePart, 'rule' | 'timeZone'> | null) =>
      part ? formatRule(part.rule, part.timeZone) : 'nothing';
    const next = becomes ? `${said(becomes)} from ${becomes.localStart.slice(5)}` : 'nothing';
    return `${said(before)} | ${next}${inPlace ? ' in place' : ''}`;
  });
