import { cn } from '@/ui/cn';
import { comingExceptions, openNow, weekInWords } from '../domain/hours-in-words';
import type { OpeningRules } from '../domain/opening-hours';

type Props = { rules: OpeningRules; now: Date; locale: string };

/** The sign on the door: open or not, the week, and the coming days that differ. */
export function OpeningSign({ rules, now, locale }: Props) {
  const state = openNow(rules, now, locale);
  const exceptions = comingExceptions(rules, now, locale);
  return (
    <div className="grid gap-4">
      <p className="flex items-center gap-2 font-medium">
        <span aria-hidden className={cn('size-2 rounded-full', state.open ? 'bg-success' : 'bg-line-strong')} />
        {state.words}
      </p>
      <dl className="tabular grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
        {weekInWords(rules, locale).map((line) => (
          <div key={line.days} className="contents">
            <dt className="text-ink-muted">{line.days}</dt>
            <dd className="text-right">{line.hours}</dd>
          </div>
        ))}
      </dl>
      {exceptions.length > 0 ? (
        <dl
          aria-label="Coming days with other hours"
          className="border-line tabular grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5 border-t pt-3 text-sm"
        >
          {exceptions.map((one) => (
            <div key={one.date} className="contents">
              <dt className="text-ink-muted">
                {one.day}, {one.name}
              </dt>
              <dd className="text-right whitespace-nowrap">{one.hours}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      <p className="text-ink-faint text-sm">Times in {rules.timeZone.replace(/_/g, ' ')}.</p>
    </div>
  );
}
