import type { OptionView } from '../planning.contract';
import type { Proposal } from './find-proposals';

/** A proposal as screens and programs read it. */
export const optionView = (option: Proposal, names: ReadonlyMap<string, string>): OptionView => ({
  kind: option.kind,
  resourceId: option.resourceId,
  resourceName: names.get(option.resourceId) ?? '',
  startsAt: option.startsAt.toISOString(),
  endsAt: option.endsAt.toISOString(),
  ...option.fit,
  shiftMinutes: option.shiftMinutes,
  holds: option.claims.map(({ leafId, startsAt, endsAt }) => ({
    leafId,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  })),
});
