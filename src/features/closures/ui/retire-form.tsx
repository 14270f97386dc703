'use client';
import type { RefusalIn } from '@/client/refusal';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import type { ChangeWishInput, ClosuresView } from '../closures.contract';
import { WishForm } from './wish-form';

type Props = {
  place: ClosuresView['places'][number] | undefined;
  refusal: RefusalIn | null;
  busy: boolean;
  backHref: string;
  onLook: (wish: ChangeWishInput) => void;
};

/** A desk or room that is counted on goes out of use. */
export function RetireForm({ place, onLook, ...rest }: Props) {
  if (!place)
    return (
      <EmptyState picture="desk" action={<LinkButton href={rest.backHref}>To the resources</LinkButton>}>
        This one is not in use any more.
      </EmptyState>
    );
  return (
    <WishForm
      title={`Retire ${place.name}`}
      lead="It leaves the plan for good. First you see who counts on it, and where each of them could go."
      example="It is broken beyond repair"
      onLook={(reason) => onLook({ kind: 'retire', resourceId: place.id, reason })}
      {...rest}
    />
  );
}
