import type { EVENT_STATUSES } from '../events.contract';

type Status = (typeof EVENT_STATUSES)[number];

/**
 * What an event is once it has been saved. What is out stays out: there is no way back to a draft but to cancel. Who needs a yes asks for it. Null for a
 * moment of publication that has passed.
 */
export function statusAfter(
  was: Status,
  wish: {
    readonly as: 'draft' | 'publish' | 'schedule';
    readonly asks: boolean;
    readonly publishAt: Date | null;
    readonly now: Date;
  },
): Status | null {
  if (was === 'published' || was === 'cancelled') return was;
  if (wish.as === 'draft') return 'draft';
  if (wish.as === 'schedule' && (wish.publishAt === null || wish.publishAt <= wish.now)) return null;
  if (wish.asks) return 'asked';
  return wish.as === 'schedule' ? 'scheduled' : 'published';
}
