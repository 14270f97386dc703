import { expandRule } from '@/features/recurrence/domain/expand-rule';
import { parseRule } from '@/features/recurrence/domain/parse-rule';
import { refuseStart } from '@/features/recurrence/domain/rule-start';
import { ruleRefused, startRefused } from '@/features/recurrence/recurrence.errors';
import { addDays, type LocalDateTime } from '@/kernel/zone';
import type { WishedBlock } from '../domain/series-blocks';
import type { SeriesWish } from '../series.contract';

type Block = NonNullable<SeriesWish['blocks']>[number];

/** The times of a series, the first one first. Each is left out where it would come, and extra dates are the first one's. @throws DomainError where a rule makes no sense. */
export function wishedBlocks(wish: SeriesWish, timeZone: string): readonly [WishedBlock, ...WishedBlock[]] {
  const of = ({ localStart, durationMinutes, rrule }: Block) => {
    const parsed = parseRule(rrule);
    if (!parsed.ok) throw ruleRefused(parsed);
    const bad = refuseStart(localStart, parsed.rule);
    if (bad) throw startRefused(bad);
    return { localStart, durationMinutes, rule: parsed.rule, timeZone, exdates: wish.exdates, rdates: [] };
  };
  const first = { ...of(wish), rdates: wish.rdates };
  const others = (wish.blocks ?? []).map(of);
  if (others.length === 0) return [first];
  return [withOwnExceptions(first), ...others.map(withOwnExceptions)];
}

const withOwnExceptions = (block: WishedBlock): WishedBlock => ({
  ...block,
  exdates: block.exdates.filter((one) => {
    const next = `${addDays(one.slice(0, 10), 1)}T00:00` as LocalDateTime;
    const made = expandRule({ ...block, exdates: [], rdates: [], fromLocal: one, untilLocal: next });
    return made.some(({ localStart }) => localStart === one);
  }),
});
