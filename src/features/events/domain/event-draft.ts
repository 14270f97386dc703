import { minuteOf } from '@/features/availability/domain/wanted-time';
import { formOf, NO_REPEAT, ruleOf, type RepeatForm } from '@/features/bookings/domain/repeat-form';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { formatRule } from '@/features/recurrence/domain/recurrence-rule';
import { addDays, localAtMinute, weekdayOf, type LocalDate, type LocalDateTime } from '@/kernel/zone';
import type { EventWish } from '../events.contract';
import { chooses, type Question } from './questions';
import { draftOfTicket, ticketAsTemplate, wishOfTicketDraft, type TicketDraft } from './ticket-draft';

/** An event while somebody writes it: as its fields have it, half of it empty. Times are on the wall clock of the space. */
export type EventDraft = Pick<
  EventWish,
  | 'title'
  | 'description'
  | 'category'
  | 'audience'
  | 'setupMinutes'
  | 'cleanupMinutes'
  | 'guestsEach'
  | 'approval'
  | 'closesMinutes'
  | 'offerMinutes'
  | 'whoComes'
  | 'coverId'
  | 'coverAlt'
  | 'membersPay'
  | 'photosFor'
> & {
  /** As it is typed: commas between them. */
  readonly tags: string;
  readonly placeIs: EventWish['place']['is'];
  readonly resourceId: string;
  readonly placeWords: string;
  readonly url: string;
  readonly date: LocalDate;
  readonly from: string;
  readonly until: string;
  /** How many days after it begins it ends: nearly always none. */
  readonly endDays: number;
  readonly repeat: RepeatForm;
  readonly rdates: readonly LocalDateTime[];
  readonly planIds: readonly string[];
  readonly coHosts: readonly { readonly memberId: string; readonly name: string }[];
  /** As it is typed; empty for any number. */
  readonly capacity: string;
  readonly questions: readonly QuestionDraft[];
  /** From when one can answer; null for at once. */
  readonly opens: { readonly date: LocalDate; readonly time: string } | null;
  readonly tickets: readonly TicketDraft[];
};

/** A question as it is written: what there is to choose from stands on lines. */
export type QuestionDraft = Omit<Question, 'options'> & { readonly options: string };

export const newQuestion = (id: string): QuestionDraft => ({ id, ask: '', kind: 'words', options: '', needed: false });

const DAY = 1440;

/** A new event: an evening of two hours, for everybody. */
export const newDraft = (
  date: LocalDate,
  room: { readonly id: string; readonly capacity: number } | undefined,
): EventDraft => ({
  ...{ title: '', description: '', category: 'other', tags: '', audience: 'public', planIds: [], coHosts: [] },
  ...{ placeIs: room ? 'resource' : 'elsewhere', resourceId: room?.id ?? '', placeWords: '', url: '' },
  ...{ date, from: '18:00', until: '20:00', endDays: 0, repeat: NO_REPEAT, rdates: [] },
  ...{ setupMinutes: 0, cleanupMinutes: 0, guestsEach: 0, approval: false, closesMinutes: 0 },
  ...{ offerMinutes: null, whoComes: 'count', capacity: room ? String(room.capacity) : '', opens: null },
  questions: [],
  ...{ coverId: null, coverAlt: '', photosFor: 'comers' },
  ...{ tickets: [], membersPay: 'account' },
});

export const lengthOf = ({ from, until, endDays }: Pick<EventDraft, 'from' | 'until' | 'endDays'>): number =>
  endDays * DAY + minuteOf(until) - minuteOf(from);

/** What the draft wishes, still to be checked: a place that is not chosen yet, a number that is none, stay what they are. */
export function wishOfDraft(draft: EventDraft, timeZone: string, currency: string): Record<keyof EventWish, unknown> {
  const { tags, placeIs, resourceId, placeWords, url, date, from, repeat, capacity, opens, coHosts, planIds } = draft;
  const localStart: LocalDateTime = `${date}T${from}`;
  const rule = ruleOf(repeat, localStart);
  const place = {
    resource: { is: 'resource', resourceId },
    elsewhere: { is: 'elsewhere', words: placeWords },
    online: { is: 'online', url },
  }[placeIs];
  const inRoom = placeIs === 'resource';
  return {
    ...{ title: draft.title, description: draft.description, category: draft.category, audience: draft.audience },
    ...{ guestsEach: draft.guestsEach, approval: draft.approval, whoComes: draft.whoComes },
    ...{ closesMinutes: draft.closesMinutes, offerMinutes: draft.offerMinutes },
    ...{ coverId: draft.coverId, coverAlt: draft.coverId ? draft.coverAlt : '' },
    photosFor: draft.photosFor,
    tags: [...new Set(tags.split(',').map((tag) => tag.trim()))].filter(Boolean),
    place,
    setupMinutes: inRoom ? draft.setupMinutes : 0,
    cleanupMinutes: inRoom ? draft.cleanupMinutes : 0,
    localStart,
    durationMinutes: lengthOf(draft),
    rrule: rule && formatRule(rule, timeZone),
    rdates: [...draft.rdates],
    planIds: draft.audience === 'plans' ? [...planIds] : [],
    coHostIds: coHosts.map(({ memberId }) => memberId),
    capacity: capacity.trim() === '' ? null : Number(capacity),
    opensAt: opens && `${opens.date}T${opens.time}`,
    questions: draft.questions.map(wishOfQuestion),
    tickets: draft.tickets.map((one) => wishOfTicketDraft(one, currency)),
    membersPay: draft.membersPay,
  };
}

const wishOfQuestion = ({ options, ...question }: QuestionDraft) => {
  const lines = chooses(question.kind) ? options.split('\n').map((line) => line.trim()) : [];
  return { ...question, options: lines.filter(Boolean) };
};

/** The fields that mean this wish. */
export function draftOfWish(
  wish: EventWish,
  { timeZone, currency, coHosts }: { timeZone: string; currency: string; coHosts: EventDraft['coHosts'] },
): EventDraft {
  const { place, localStart, durationMinutes, rrule, opensAt, capacity, tags } = wish;
  const [date, from] = [localStart.slice(0, 10), localStart.slice(11)];
  const end = minuteOf(from) + durationMinutes;
  const parsed = rrule === null ? null : parseRule(rrule);
  return {
    ...{ title: wish.title, description: wish.description, category: wish.category, audience: wish.audience },
    ...{ guestsEach: wish.guestsEach, approval: wish.approval, whoComes: wish.whoComes },
    ...{ closesMinutes: wish.closesMinutes, offerMinutes: wish.offerMinutes },
    ...{ coverId: wish.coverId, coverAlt: wish.coverAlt, photosFor: wish.photosFor },
    ...{ setupMinutes: wish.setupMinutes, cleanupMinutes: wish.cleanupMinutes },
    ...{ date, from, rdates: wish.rdates, planIds: wish.planIds, coHosts },
    tags: tags.join(', '),
    placeIs: place.is,
    resourceId: place.is === 'resource' ? place.resourceId : '',
    placeWords: place.is === 'elsewhere' ? place.words : '',
    url: place.is === 'online' ? place.url : '',
    until: localAtMinute(date, end % DAY).slice(11),
    endDays: Math.floor(end / DAY),
    repeat: parsed?.ok ? formOf(parsed.rule, { localStart, timeZone }) : NO_REPEAT,
    capacity: capacity === null ? '' : String(capacity),
    questions: wish.questions.map((one) => ({ ...one, options: one.options.join('\n') })),
    tickets: wish.tickets.map((one) => draftOfTicket(one, currency)),
    membersPay: wish.membersPay,
    opens: opensAt && { date: opensAt.slice(0, 10), time: opensAt.slice(11) },
  };
}

/** The same event once more: the next day of that name that is still to come, once, and open to answers at once. */
export function asTemplate(draft: EventDraft, today: LocalDate): EventDraft {
  const ahead = (weekdayOf(draft.date) - weekdayOf(today) + 7) % 7 || 7;
  const tickets = draft.tickets.map(ticketAsTemplate);
  return { ...draft, date: addDays(today, ahead), repeat: NO_REPEAT, rdates: [], opens: null, tickets };
}
