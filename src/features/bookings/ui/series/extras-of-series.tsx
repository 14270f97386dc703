'use client';
import { type ExtraCounts, ExtrasField } from '@/features/pricing/ui/extras-field';
import type { SeriesChangePlan } from '../../series-change.contract';
import { countsOf, useOffers } from '../use-extras-of';

type Props = {
  spaceId: string;
  /** Where it is to be. */
  resourceId: string;
  had: SeriesChangePlan['before']['extras'];
  /** What was chosen; undefined while it is as it was. */
  counts: ExtraCounts | undefined;
  about: { readonly minutes: number; readonly guests: number };
  locale: string;
  onChange: (counts: ExtraCounts) => void;
};

/** What each date of a series is had with from now on. */
export function ExtrasOfSeries({ spaceId, resourceId, had, counts = countsOf(had), about, locale, onChange }: Props) {
  const { offers, currency } = useOffers(spaceId, resourceId, had);
  return <ExtrasField {...{ offers, counts, currency, locale, about, onChange }} ofEach />;
}
