import { avatarTone, initialsOf } from './avatar-colour';
import { cn } from './cn';

// Text and ground are both ≥ 4.5 apart in light (700 on 100) and dark (200 on 950).
const TONES = [
  'bg-stone-200 text-stone-700 dark:bg-stone-800 dark:text-stone-200',
  'bg-amber-100 text-amber-900 dark:bg-amber-950 dark:text-amber-200',
  'bg-emerald-100 text-emerald-900 dark:bg-emerald-950 dark:text-emerald-200',
  'bg-sky-100 text-sky-900 dark:bg-sky-950 dark:text-sky-200',
  'bg-violet-100 text-violet-900 dark:bg-violet-950 dark:text-violet-200',
  'bg-rose-100 text-rose-900 dark:bg-rose-950 dark:text-rose-200',
  'bg-lime-100 text-lime-900 dark:bg-lime-950 dark:text-lime-200',
  'bg-orange-100 text-orange-900 dark:bg-orange-950 dark:text-orange-200',
] as const;
const SIZES = { sm: 'size-6 text-2xs', md: 'size-8 text-xs', lg: 'size-12 text-base', xl: 'size-20 text-2xl' } as const;

type Props = { name: string; id?: string; photo?: string | null; size?: keyof typeof SIZES; className?: string };

/** A person's photo, or their initials on a colour that stays theirs. Decoration: the name stands beside it in words. */
export function Avatar({ name, id, photo, size = 'md', className }: Props) {
  const frame = cn(
    'inline-grid shrink-0 place-items-center overflow-hidden rounded-full font-medium',
    SIZES[size],
    className,
  );
  if (photo) {
    return <img src={photo} alt="" loading="lazy" decoding="async" className={cn(frame, 'object-cover')} />;
  }
  return (
    <span aria-hidden className={cn(frame, TONES[avatarTone(id ?? name)])}>
      {initialsOf(name)}
    </span>
  );
}
