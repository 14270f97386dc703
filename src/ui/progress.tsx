import { cn } from './cn';

/** What takes longer than three seconds shows how far it is; without a `value` it only shows that it goes on. */
export function Progress({
  label,
  value,
  max = 100,
  className,
}: {
  label: string;
  value?: number;
  max?: number;
  className?: string;
}) {
  const share = value === undefined ? null : Math.round((Math.min(value, max) / max) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={cn('bg-sunken h-1.5 w-full overflow-hidden rounded-full', className)}
    >
      <svg className="h-full w-full" preserveAspectRatio="none" viewBox="0 0 100 1" aria-hidden>
        <rect
          width={share ?? 40}
          height="1"
          className={cn('fill-accent-ink transition-[width] duration-300', share === null && 'animate-breathe')}
        />
      </svg>
    </div>
  );
}
