import { addDays, type LocalDate } from '@/kernel/zone';
import { periodsOf, type Membership } from './membership-periods';
import type { PlanNews } from '../news.contract';

/** Whoever was away for longer is not told late of each day that went by. */
const TOLD_DAYS = 3;

/** The last date of a membership, where it is over since it was last looked at; null where it is not, or was over then. */
export function endedBetween(
  { endsOn, keptOn, plans }: Membership & { readonly keptOn: LocalDate | null },
  today: LocalDate,
): LocalDate | null {
  if (endsOn === null || plans.length === 0 || today <= endsOn || today > addDays(endsOn, TOLD_DAYS)) return null;
  return keptOn === null || keptOn <= endsOn ? endsOn : null;
}

/**
 * The day on which a period began that its member is to be told of, out of those that are charged for the first time: the latest, so that nobody gets two. The first day
 * of all and the day of another plan are told of by what was done then.
 */
export function renewedOn(membership: Membership, days: readonly LocalDate[], today: LocalDate): LocalDate | null {
  const { plans } = membership;
  const told = periodsOf(membership, today).filter(
    ({ from, fee }) =>
      fee > 0 && days.includes(from) && from >= addDays(today, -TOLD_DAYS) && !plans.some((one) => one.from === from),
  );
  return told.at(-1)?.from ?? null;
}

/** Whether it is so still when the mail goes: what was done may be undone by then. */
export function isStillSo(membership: Membership, news: PlanNews): boolean {
  const { endsOn, plans, pauses } = membership;
  switch (news.what) {
    case 'joined':
      return plans.length > 0;
    case 'changed':
    case 'moved':
      return plans.some(({ from }) => from === news.on);
    case 'paused':
      return pauses.some(({ from, to }) => from === news.from && to === news.to);
    case 'ends':
    case 'ended':
      return plans.length > 0 && endsOn === news.lastOn;
    case 'undone':
      return news.undone === 'join' ? plans.length === 0 : news.undone !== 'cancellation' || endsOn === null;
    case 'renewed':
      return periodsOf(membership, news.on).some(({ from, fee }) => from === news.on && fee > 0);
  }
}
