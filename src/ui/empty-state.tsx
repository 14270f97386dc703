import type { ReactNode } from 'react';
import { cn } from './cn';

const PICTURES = {
  desk: (
    <>
      <path d="M22 58h76M30 58v22M90 58v22" />
      <rect x="44" y="30" width="32" height="21" rx="3" className="fill-accent-soft" />
      <path d="M60 51v7M52 58h16M84 58c0-6 2-9 6-11M84 58c0-7-2-10-5-12" />
    </>
  ),
  calendar: (
    <>
      <rect x="34" y="24" width="52" height="52" rx="6" className="fill-accent-soft" />
      <path d="M34 39h52M47 18v11M73 18v11M46 51h6M57 51h6M68 51h6M46 63h6M57 63h6" />
    </>
  ),
  people: (
    <>
      <circle cx="60" cy="38" r="11" className="fill-accent-soft" />
      <path d="M38 76c1-14 9-21 22-21s21 7 22 21" />
      <circle cx="92" cy="44" r="7" />
      <circle cx="28" cy="44" r="7" />
      <path d="M90 60c9 0 14 5 15 15M30 60c-9 0-14 5-15 15" />
    </>
  ),
  search: (
    <>
      <circle cx="55" cy="45" r="20" className="fill-accent-soft" />
      <path d="m70 60 18 18M47 45h16" />
    </>
  ),
  door: (
    <>
      <path d="M26 78h68M42 78V24h36v54" />
      <path d="M42 24l22 8v50l-22-4z" className="fill-accent-soft" />
      <path d="M58 54v5" />
    </>
  ),
} as const;

type Props = {
  picture: keyof typeof PICTURES;
  /** one sentence: what will stand here, or how it comes to be */
  children: ReactNode;
  /** one button */
  action?: ReactNode;
  className?: string;
};

/** An empty screen teaches: one picture, one sentence, one button. */
export function EmptyState({ picture, children, action, className }: Props) {
  return (
    <div className={cn('mx-auto grid max-w-sm justify-items-center gap-4 px-4 py-12 text-center', className)}>
      <svg
        viewBox="0 0 120 96"
        aria-hidden
        className="text-ink-faint h-24 w-30"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        {PICTURES[picture]}
      </svg>
      <p className="text-ink-muted text-lg text-balance">{children}</p>
      {action}
    </div>
  );
}
