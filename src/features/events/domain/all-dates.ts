import type { EventErrorCode } from '../events.errors';
import { decideRsvp, type GuestAction } from './decide-rsvp';
import type { DateState, Rsvp, RsvpStatus } from './rsvp-state';

/** What becomes of one date, of many that are answered at once. */
export type DateOutcome = {
  readonly did: 'answers' | 'stays' | 'refused';
  /** How the answer stands then; null where there is none. */
  readonly status: RsvpStatus | null;
  readonly why: EventErrorCode | null;
};

/** "What would become of this date?": what the commit will decide, asked before it. */
export function outcomeOf<Id extends string>(
  date: DateState<Id>,
  who: { readonly id: Id; readonly own: Rsvp<Id> | null },
  action: GuestAction,
  now: Date,
): DateOutcome {
  const was = who.own?.status ?? null;
  const decision = decideRsvp(date, who, action, now);
  if (!decision.ok) return { did: 'refused', status: was, why: decision.code };
  const status = decision.own?.status ?? was;
  return { did: status === was ? 'stays' : 'answers', status, why: null };
}

export type Sums = {
  readonly going: number;
  readonly waiting: number;
  readonly asked: number;
  readonly cancelled: number;
  readonly stays: number;
  readonly refused: number;
};

/** How many dates became what. Where there is nothing to take back, nothing is refused. */
export function sumsOf(outcomes: readonly DateOutcome[]): Sums {
  const answered = (status: RsvpStatus) =>
    outcomes.filter((one) => one.did === 'answers' && one.status === status).length;
  return {
    going: answered('going'),
    waiting: answered('waiting'),
    asked: answered('asked'),
    cancelled: answered('cancelled'),
    stays: outcomes.filter(({ did }) => did === 'stays').length,
    refused: outcomes.filter(({ did, why }) => did === 'refused' && why !== 'event.no_answer').length,
  };
}
