import type { ComponentProps } from 'react';
import { cn } from './cn';

type TableProps = ComponentProps<'table'> & { /** what the table holds, for screen readers */ caption: string };

/** A table that scrolls inside its own frame when the screen is narrow. */
export function Table({ caption, className, children, ...rest }: TableProps) {
  return (
    <div
      className="focus-ring border-line bg-surface overflow-x-auto rounded-lg border"
      role="region"
      aria-label={caption}
      // A frame that scrolls must be reachable by keyboard (WCAG 2.1.1).
      tabIndex={0}
    >
      <table className={cn('w-full border-collapse text-left', className)} {...rest}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export const TableHead = ({ className, ...rest }: ComponentProps<'th'>) => (
  <th
    scope="col"
    className={cn(
      'text-ink-faint border-line h-10 border-b px-3 sm:px-4 text-xs font-medium whitespace-nowrap',
      className,
    )}
    {...rest}
  />
);

export const TableRow = ({ className, ...rest }: ComponentProps<'tr'>) => (
  <tr
    className={cn('border-line hover:bg-sunken/60 border-b transition-colors last:border-b-0', className)}
    {...rest}
  />
);

type CellProps = ComponentProps<'td'> & {
  /** times and money: one width of figures; money to the right */ figures?: 'time' | 'money';
};

export const TableCell = ({ figures, className, ...rest }: CellProps) => (
  <td
    className={cn(
      'px-3 py-3 align-middle sm:px-4 first:whitespace-nowrap',
      figures && 'tabular whitespace-nowrap',
      figures === 'money' && 'text-right',
      className,
    )}
    {...rest}
  />
);
