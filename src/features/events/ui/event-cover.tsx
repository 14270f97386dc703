import { paths } from '@/client/paths';
import { cn } from '@/ui/cn';

type Shown = { readonly coverId: string | null; readonly coverAlt: string };
type Props = {
  operatorId: string;
  event: Shown;
  /** The token of an invitation, for who has no account. */
  invitation?: string;
  className?: string;
};

/** The picture on top of an event, twice as wide as high whatever was sent: nothing moves when it arrives. */
export function EventCover({ operatorId, event, invitation, className }: Props) {
  if (!event.coverId) return null;
  const small = paths.api.eventCover(operatorId, event.coverId, { size: 'small', invitation });
  const large = paths.api.eventCover(operatorId, event.coverId, { size: 'large', invitation });
  return (
    <img
      src={large}
      srcSet={`${small} 480w, ${large} 1600w`}
      sizes="(min-width: 1024px) 42rem, 100vw"
      alt={event.coverAlt}
      width={1600}
      height={800}
      fetchPriority="high"
      data-print="never"
      className={cn('bg-sunken aspect-[2/1] h-auto w-full rounded-lg object-cover', className)}
    />
  );
}

/** The same beside a line of a list, whose words say what it is. */
export function CoverThumb({ operatorId, event }: { operatorId: string; event: Shown }) {
  if (!event.coverId) return null;
  return (
    <img
      src={paths.api.eventCover(operatorId, event.coverId, { size: 'small' })}
      alt=""
      width={96}
      height={64}
      loading="lazy"
      className="bg-sunken h-12 w-18 shrink-0 rounded-md object-cover sm:order-last sm:h-16 sm:w-24"
    />
  );
}
