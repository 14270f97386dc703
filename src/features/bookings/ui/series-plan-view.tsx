'use client';
import type { ComponentProps } from 'react';
import { errorCopy } from '@/client/error-copy';
import { refusalIn } from '@/client/refusal';
import { Banner } from '@/ui/banner';
import { cn } from '@/ui/cn';
import { Skeleton } from '@/ui/skeleton';
import type { SeriesPlan } from '../series.contract';
import { SeriesPreview } from './series-preview';

type Props = Omit<ComponentProps<typeof SeriesPreview>, 'plan'> & {
  plan: { data: SeriesPlan | undefined; error: unknown; isPlaceholderData: boolean };
};

/** The dates of a repeat, as far as they are known: the last known ones stay, dimmed, while new ones are looked up. */
export function SeriesPlanView({ plan, ...rest }: Props) {
  if (plan.error) {
    const { code, details } = refusalIn(plan.error);
    const { title, hint } = errorCopy(code, details);
    return (
      <Banner tone="warn" title={title} live>
        {hint}
      </Banner>
    );
  }
  if (!plan.data)
    return (
      <div aria-busy="true" aria-label="Looking at the dates" role="status" className="grid gap-3">
        <Skeleton className="w-3/4" />
        <Skeleton className="w-1/3" />
        <Skeleton className="h-52 rounded-md" />
      </div>
    );
  return (
    <div
      aria-busy={plan.isPlaceholderData}
      className={cn('transition-opacity', plan.isPlaceholderData && 'opacity-60')}
    >
      <SeriesPreview plan={plan.data} {...rest} />
    </div>
  );
}
