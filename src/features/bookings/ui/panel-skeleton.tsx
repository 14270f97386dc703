import { Skeleton } from '@/ui/skeleton';

/** The shape of the booking panel, for the moment until it is there. */
export const PanelSkeleton = () => (
  <div aria-busy="true" className="border-line bg-surface grid gap-4 rounded-lg border p-5 max-lg:hidden">
    <Skeleton className="h-7 w-1/2" />
    <Skeleton className="w-3/4" />
    <Skeleton className="h-16" />
    <Skeleton className="h-10" />
    <Skeleton className="h-12" />
  </div>
);
