import { errorCopy } from '@/client/error-copy';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import type { PlanResourceState } from '@/features/floor-plan/floor-plan.contract';
import { dayAndNight, openWithin, type OpeningRules } from '@/features/spaces/domain/opening-hours';
import type { TimeRange } from '@/kernel/time-range';
import { inSentences } from '@/kernel/in-sentences';
import { localDateOf } from '@/kernel/zone';
import { judgeBooking, type BookingWish } from '../domain/judge-booking';

type Wish = {
  readonly range: TimeRange | null;
  readonly rules: OpeningRules;
  readonly bookingRules: BookingWish['bookingRules'];
  readonly resource: BookingWish['resource'];
  readonly who: BookingWish['who'];
  readonly state: PlanResourceState;
  readonly now: Date;
  readonly locale: string;
};

/** A refusal as a sentence; of a rule also which one, after the owner's own words, and what would work. */
export function refusalInWords(code: string, details: Readonly<Record<string, unknown>>): string {
  const { title, hint } = errorCopy(code, details);
  return inSentences(code.startsWith('rule.') ? { title, hint } : { title });
}

/** Why this cannot be booked now, in a sentence for the button; null when it can. The server decides by the same rules. */
export function whyNot({ range, rules, bookingRules, resource, who, state, now, locale }: Wish): string | null {
  if (!range) return 'The end is before the start.';
  const refusal = judgeBooking({ range, rules, bookingRules, resource, who, now });
  if (refusal?.code === 'booking.outside_hours') {
    const open = openWithin(rules, dayAndNight(rules, localDateOf(range.startsAt, rules.timeZone)));
    const hours = open.map((part) => rangeLabel(part, rules.timeZone, locale)).join(' and ');
    return `Outside opening hours. Open ${hours}.`;
  }
  if (refusal) return refusalInWords(refusal.code, { timeZone: rules.timeZone, ...refusal.details });
  switch (state.state) {
    case 'taken':
      return state.who ? `${state.who} has it then.` : `${state.reason ?? 'Somebody has it then'}.`;
    case 'yours':
      return 'You have it then already.';
    case 'held':
    case 'closed':
    case 'not_for_you':
      return `${state.reason ?? 'Closed at this time'}.`;
    case 'partly': {
      const free = (state.freeRanges ?? []).map((part) => rangeLabel(part, rules.timeZone, locale)).join(' and ');
      return state.who ? `${state.who} has part of it. Free ${free}.` : `Only free ${free}.`;
    }
    case 'free':
      return null;
  }
}
