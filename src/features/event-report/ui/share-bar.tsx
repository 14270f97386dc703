import { percentWords } from '../domain/shares';

/** A share as a bar with its words beside it: it is read without its colour. */
export const ShareBar = ({ percent, words }: { percent: number | null; words?: string }) => (
  <span className="tabular inline-flex items-center justify-end gap-2 whitespace-nowrap">
    {percent === null ? null : (
      <span aria-hidden className="border-line-strong inline-block h-2.5 w-14 overflow-hidden rounded-sm border">
        <span className="bg-accent-ink block h-full" style={{ width: `${Math.min(100, percent)}%` }} />
      </span>
    )}
    {words ?? percentWords(percent)}
  </span>
);
