import type { CreditBucket } from '@/features/memberships/domain/credit-bucket';

type Plan = { readonly versionId: string; readonly paused: boolean } | null;

/**
 * What somebody holds that may pay on a day, by the plan that they are on then: an allowance pays while they are on one that does not pause, an unlimited one only
 * under the version that gives it. Passes and credits pay in any case.
 */
export const payingUnder = (plan: Plan, holdings: readonly CreditBucket[]): readonly CreditBucket[] =>
  holdings.filter(
    ({ source, unlimited, planVersionId }) =>
      source !== 'allowance' || (plan && !plan.paused && (!unlimited || planVersionId === plan.versionId)),
  );
