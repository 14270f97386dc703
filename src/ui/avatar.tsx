import { avatarTone, initialsOf } from './avatar-colour';
import { cn } from './cn';

// Whole names, so that Tailwind finds them; the hues stand in theme.css.
const TONES = [
  'avatar-tone-0',
  'avatar-tone-1',
  'avatar-tone-2',
  'avatar-tone-3',
  'avatar-tone-4',
  'avatar-tone-5',
  'avatar-tone-6',
  'avatar-tone-7',
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
