import { formatRule, isOpenEnded, type RecurrenceRule } from '@/features/recurrence/domain/recurrence-rule';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { describeRule } from '@/features/recurrence/domain/rule-words';
import { timeOf } from '@/kernel/parse-time';
import type { LocalDateTime } from '@/kernel/zone';
import type { SeriesPlan } from '../series.contract';

/** One time of a series, as it was wished: "Wednesdays 13-18". */
export type WishedBlock = {
  readonly localStart: LocalDateTime;
  readonly timeZone: string;
  readonly durationMinutes: number;
  readonly rule: RecurrenceRule;
  readonly exdates: readonly LocalDateTime[];
  readonly rdates: readonly LocalDateTime[];
};

/** "every Monday, 09:00–12:00; every Wednesday, 13:00–18:00", and each by itself. */
export function blocksInWords(
  blocks: readonly WishedBlock[],
): Pick<SeriesPlan, 'words' | 'rrule' | 'blocks' | 'openEnded'> {
  const views = blocks.map((block) => ({
    words: describeRule(block.rule, block),
    rrule: formatRule(block.rule, block.timeZone),
    localStart: block.localStart,
    durationMinutes: block.durationMinutes,
  }));
  const [first] = views;
  const words = views.length === 1 ? first!.words : views.map((one) => `${one.words}, ${timesOf(one)}`).join('; ');
  return { words, rrule: first!.rrule, blocks: views, openEnded: blocks.some(({ rule }) => isOpenEnded(rule)) };
}

type OneTime = Pick<WishedBlock, 'localStart' | 'timeZone' | 'durationMinutes'> & { readonly rrule: string };

/** "every Wednesday, 13:00–18:00" */
export function timeInWords({ rrule, ...time }: OneTime): string {
  const parsed = parseRule(rrule);
  return parsed.ok ? `${describeRule(parsed.rule, time)}, ${timesOf(time)}` : timesOf(time);
}

/** "09:00–12:00", elapsed minutes after the start on the wall. */
export function timesOf({
  localStart,
  durationMinutes,
}: {
  readonly localStart: string;
  readonly durationMinutes: number;
}) {
  const from = localStart.slice(11);
  const end = (Number(from.slice(0, 2)) * 60 + Number(from.slice(3)) + durationMinutes) % 1440;
  return `${from}–${end === 0 ? '24:00' : timeOf(end)}`;
}
