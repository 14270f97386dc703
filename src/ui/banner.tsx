import { CircleAlert, FlaskConical, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cn } from './cn';

const TONES = {
  info: { look: 'bg-accent-soft border-accent-ink/25', icon: <Info aria-hidden />, tint: 'text-accent-ink' },
  warn: { look: 'bg-warn-soft border-warn/25', icon: <TriangleAlert aria-hidden />, tint: 'text-warn' },
  danger: { look: 'bg-danger-soft border-danger/25', icon: <CircleAlert aria-hidden />, tint: 'text-danger' },
  demo: { look: 'bg-warn-soft border-warn/25', icon: <FlaskConical aria-hidden />, tint: 'text-warn' },
} as const;

type Props = {
  tone?: keyof typeof TONES;
  title?: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** across the whole page, without corners */
  edge?: boolean;
  /** says it aloud when it appears: for what changed while one was reading */
  live?: boolean;
  className?: string;
};

/** A sentence that stays on the page until its cause is gone. */
export function Banner({ tone = 'info', title, children, action, edge = false, live = false, className }: Props) {
  const { look, icon, tint } = TONES[tone];
  const role = live ? (tone === 'danger' ? 'alert' : 'status') : undefined;
  return (
    <div
      role={role}
      className={cn(
        'text-ink flex flex-wrap items-center gap-x-4 gap-y-2 text-sm',
        edge ? 'justify-center border-b px-4 py-1.5' : 'rounded-md border px-4 py-3',
        look,
        className,
      )}
    >
      <div className={cn('flex min-w-0 items-start gap-2.5', !edge && 'flex-1 basis-60')}>
        <span className={cn('mt-0.5 [&_svg]:size-4', tint)}>{icon}</span>
        <div className="min-w-0">
          {title ? <p className="font-medium">{title}</p> : null}
          {children ? <div className={cn(title && 'text-ink-muted')}>{children}</div> : null}
        </div>
      </div>
      {action}
    </div>
  );
}
