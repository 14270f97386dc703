import { localOf, type LocalDateTime } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import { bookingError } from '../bookings.errors';
import { wantedBy, type Wanting } from '../domain/wanted';
import type { ChangeDecisionInput } from '../series-change.contract';
import { isMove, notToBeHad, placesOf, wantedOf } from './choose-dates';
import type { GatheredChange } from './gather-series-change';
import { optionsOfChange, type JudgedDate } from './judge-series-change';
import { viewOfChange } from './plan-series-change';
import { isCannot, type Stays } from './stand-apart';
import type { Elsewhere } from './write-occurrences';

/** What is done with each date in the end: changed to what is wished, or as its member said. */
export type DecidedDate = JudgedDate & {
  /** `keep`: it stays with whoever has it, as a booking by itself, where the rest goes to somebody else. */
  readonly act: 'leave' | 'change' | 'give_back' | 'skip' | 'keep';
  /** Where it goes that could not be as wished. */
  readonly elsewhere: Elsewhere | null;
  /** It is a piece of a date that was split. */
  readonly isPiece?: boolean;
  /** Of one that is skipped: how its member said that it is wanted still; undefined where they said nothing. */
  readonly stillWanted?: Wanting | null | undefined;
};

/**
 * What the member said of the dates that cannot be as wished, held against what is true now by the judge that made the options.
 * @throws DomainError `series.choices_missing` where nothing was said about one of them, `series.plan_changed` (`gone`) where what was chosen is not to be
 * had any more.
 */
export async function decideChange(
  tx: OperatorTx,
  gathered: GatheredChange,
  decisions: readonly ChangeDecisionInput[],
  now: Date,
): Promise<DecidedDate[]> {
  const { judged } = gathered;
  const said = new Map(decisions.map((one) => [one.localStart, one]));
  const unsaid = judged.filter((one) => isCannot(one) && !said.has(one.wanted.localStart));
  if (unsaid.length > 0)
    throw bookingError('series.choices_missing', { dates: unsaid.map(({ wanted }) => wanted.localStart) });
  const wanting = wantedBy(decisions);
  const elsewhere = await placesFor(tx, gathered, decisions.filter(isMove), now);
  const decided = judged.map((one): DecidedDate => {
    const decision = isCannot(one) ? said.get(one.wanted.localStart) : undefined;
    // What the other may not have is none of theirs: it stays, or is given back.
    if (gathered.handsOver && decision)
      return { ...one, part: null, act: decision.act === 'stay' ? 'keep' : 'give_back', elsewhere: null };
    if (one.date && one.date.bookingId === gathered.keepsAlone) return { ...one, act: 'keep', elsewhere: null };
    const moved = elsewhere.get(one.wanted.localStart) ?? null;
    if (moved) return { ...one, act: 'change', elsewhere: moved };
    const stillWanted = wanting.get(one.wanted.localStart);
    return { ...one, act: actOf(one, decision?.act), elsewhere: null, stillWanted };
  });
  return decided.flatMap((one) => [one, ...piecesOf(one, gathered.facts.rules.timeZone)]);
}

/** The rest of a date that is split: extra dates of its part. */
const piecesOf = (one: DecidedDate, timeZone: string): DecidedDate[] =>
  (one.elsewhere?.more ?? []).map((range) => ({
    ...one,
    date: null,
    wanted: { ...one.wanted, ...range, localStart: localOf(range.startsAt, timeZone) },
    elsewhere: one.elsewhere && { ...one.elsewhere, range, more: [] },
    isPiece: true,
  }));

/** What becomes of dates that cannot be as wished and of which nothing was said. */
export type OnClash = 'fail' | 'skip' | 'stay';
type Said = {
  readonly decisions: readonly ChangeDecisionInput[];
  readonly onClash?: OnClash;
  readonly planToken?: string | undefined;
};

/** Which dates they leave as they are. */
export function staysBy({ decisions, onClash }: Said): Stays {
  const said = new Map<string, ChangeDecisionInput['act']>(decisions.map(({ localStart, act }) => [localStart, act]));
  return (localStart) => (said.get(localStart) ?? onClash) === 'stay';
}

/**
 * The decisions, with what `onClash` says of the rest. @throws DomainError `series.clashes` with those dates where none of them may be, for who has not
 * seen a plan; who has seen one is only told which they forgot (`decideChange`).
 */
export function decisionsOf(
  gathered: GatheredChange,
  { decisions, onClash = 'fail', planToken }: Said,
): readonly ChangeDecisionInput[] {
  const said = new Set<string>(decisions.map(({ localStart }) => localStart));
  const unsaid = gathered.judged.filter((one) => isCannot(one) && !said.has(one.wanted.localStart));
  if (onClash !== 'fail')
    return [...decisions, ...unsaid.map(({ wanted: { localStart } }) => ({ act: onClash, localStart }))];
  if (unsaid.length > 0 && planToken === undefined) {
    const starts = new Set<string>(unsaid.map(({ wanted }) => wanted.localStart));
    const { occurrences } = viewOfChange(gathered, null);
    const clashing = occurrences.filter((one) => isCannot(one) && starts.has(one.localStart));
    throw bookingError('series.clashes', { occurrences: clashing, of: occurrences.length });
  }
  return decisions;
}

type Move = Extract<ChangeDecisionInput, { act: 'move' }>;

async function placesFor(
  tx: OperatorTx,
  gathered: GatheredChange,
  moves: readonly Move[],
  now: Date,
): Promise<ReadonlyMap<LocalDateTime, Elsewhere>> {
  if (moves.length === 0) return new Map();
  const { series, facts, judged } = gathered;
  const options = gathered.handsOver ? null : await optionsOfChange(tx, series, facts, judged, now);
  const cannot = new Map(judged.filter(isCannot).map((one) => [one.wanted.localStart, one.wanted]));
  const wanted = moves.map((one) => wantedOf(one, cannot.get(one.localStart), facts.resourceId, options));
  const gone = notToBeHad(wanted);
  if (gone.length > 0) throw bookingError('series.plan_changed', { ...viewOfChange(gathered, null), gone });
  return placesOf(tx, facts, wanted);
}

function actOf({ state, date }: JudgedDate, decision: ChangeDecisionInput['act'] | undefined): DecidedDate['act'] {
  if (state === 'gone') return 'give_back';
  if (state === 'fine') return 'change';
  if (!decision) return 'leave';
  // What is not there yet, or could not be had before, has nothing to stay as.
  return decision === 'stay' && date?.status === 'confirmed' ? 'leave' : 'skip';
}
