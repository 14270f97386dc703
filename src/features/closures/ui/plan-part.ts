import type { SpaceId } from '@/kernel/ids';

/** What is being planned, as the address says it: `?close=1`, `?retire=…`, `?hours=1`, `?zone=1`. None of them: the list. */
export type PlanPart = {
  readonly kind: 'closure' | 'retire' | 'hours' | 'zone';
  readonly resourceId: string | null;
};

export type ClosuresSpace = { readonly id: SpaceId; readonly slug: string; readonly operatorSlug: string };

export type Search = Readonly<Record<string, string | string[] | undefined>>;

export function partOf(search: Search): PlanPart | null {
  const kind = search.retire
    ? 'retire'
    : search.hours
      ? 'hours'
      : search.zone
        ? 'zone'
        : search.close
          ? 'closure'
          : null;
  return kind && { kind, resourceId: [search.retire].flat()[0] ?? null };
}
