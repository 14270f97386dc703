import { cn } from './cn';
import { initialsOf } from './avatar-colour';

type Props = { name: string; logo?: string | null; className?: string };

/** An operator's logo, or the first letter of their name on their colour. */
export function BrandMark({ name, logo, className }: Props) {
  if (logo) return <img src={logo} alt="" className={cn('h-7 w-auto max-w-28 object-contain', className)} />;
  return (
    <span
      aria-hidden
      className={cn(
        'bg-accent text-accent-contrast grid size-7 place-items-center rounded-sm text-sm font-semibold',
        className,
      )}
    >
      {[...initialsOf(name)][0]}
    </span>
  );
}
