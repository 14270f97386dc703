'use client';
import { useEffect, useState } from 'react';
import type { RefusalIn } from '@/client/refusal';
import { readHoursDraft, type KeptHours } from '@/features/spaces/ui/hours/hours-draft-keeper';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { Skeleton } from '@/ui/skeleton';
import type { ChangeWishInput } from '../closures.contract';
import { WishForm } from './wish-form';

type Props = {
  spaceId: string;
  refusal: RefusalIn | null;
  busy: boolean;
  backHref: string;
  onLook: (wish: ChangeWishInput) => void;
};

/** New hours, as they were typed under Hours and not saved there. */
export function HoursForm({ spaceId, onLook, ...rest }: Props) {
  const [kept, setKept] = useState<KeptHours | null | 'looking'>('looking');
  useEffect(() => {
    // What this tab keeps is known in the browser alone.
    const timer = setTimeout(() => setKept(readHoursDraft(spaceId)));
    return () => clearTimeout(timer);
  }, [spaceId]);
  if (kept === 'looking') return <Skeleton className="h-64 max-w-xl rounded-lg" />;
  if (!kept)
    return (
      <EmptyState picture="calendar" action={<LinkButton href={rest.backHref}>To the hours</LinkButton>}>
        There are no new hours on their way here. Change them first, then find the bookings another place.
      </EmptyState>
    );
  return (
    <WishForm
      title="New opening hours"
      lead="Some bookings would lie outside of them. First you see which, and where each of them could go."
      example="We open later in winter"
      onLook={(reason) => onLook({ kind: 'hours', ...kept, reason })}
      {...rest}
    />
  );
}
