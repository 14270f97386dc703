import { describeRule } from '@/features/recurrence/domain/rule-words';
import type { ChangeSeriesAnswer } from '../series-change.contract';
import type { DecidedDate } from './decide-series-change';
import type { GatheredChange } from './gather-series-change';

/** What a change did, in numbers. */
export function answerOfChange(
  { reckoned, handsOver }: GatheredChange,
  decided: readonly DecidedDate[],
  about: Pick<ChangeSeriesAnswer, 'changeId' | 'undoUntil' | 'seriesId' | 'waiting'>,
): ChangeSeriesAnswer {
  const count = (which: (one: DecidedDate) => boolean) => decided.filter(which).length;
  const { was, becomes: next } = reckoned.parts[0]!;
  const part = next ?? was;
  return {
    ...about,
    words: describeRule(part.rule, part),
    changed: count((one) => one.act === 'change' && one.date !== null),
    added: count((one) => one.act === 'change' && one.date === null),
    givenBack: count((one) => one.act === 'give_back'),
    kept: count(({ act }) => act === (handsOver ? 'keep' : 'leave')),
    skipped: count((one) => one.act === 'skip'),
  };
}
