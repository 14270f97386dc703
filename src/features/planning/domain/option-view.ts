import type { OptionView } from '../planning.contract';
import type { TimeRange } from '@/kernel/time-range';
import type { Proposal } from './find-proposals';

const isoRange = ({ startsAt, endsAt }: TimeRange) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

/** A proposal as screens and programs read it. */
export const optionView = (option: Proposal, names: ReadonlyMap<string, string>): OptionView => ({
  kind: option.kind,
  resourceId: option.resourceId,
  resourceName: names.get(option.resourceId) ?? '',
  startsAt: option.startsAt.toISOString(),
  endsAt: option.endsAt.toISOString(),
  ...(option.more ? { more: option.more.map(isoRange) } : {}),
  ...option.fit,
  shiftMinutes: option.shiftMinutes,
  holds: option.claims.map((claim) => ({ leafId: claim.leafId, ...isoRange(claim) })),
});
