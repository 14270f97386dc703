import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { whenWords } from '@/features/bookings/domain/when-words';
import { countOfKind } from '@/features/spaces/domain/kind-words';
import { dayRange } from '@/kernel/zone';
import type { Today } from '../front-desk.contract';

/** What is free for whoever walks in now, by kind. */
export function FreeNow({ freeNow }: { freeNow: Today['freeNow'] }) {
  return (
    <section aria-label="Free now" className="border-line bg-surface rounded-lg border px-4 py-3">
      <h2 className="text-base font-medium">Free now</h2>
      {freeNow === null ? <p className="text-ink-muted mt-1">Closed at the moment.</p> : null}
      <ul className="mt-1 grid gap-0.5">
        {freeNow?.map(({ kind, free, of }) => (
          <li key={kind} className="flex items-baseline justify-between gap-3">
            <span>{countOfKind(kind, free)}</span>
            <span className="text-ink-faint tabular text-sm">of {of}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Props = { closures: Today['closures']; date: string; timeZone: string; locale: string };

/** What is shut that day, and why. */
export function Closures({ closures, date, timeZone, locale }: Props) {
  if (closures.length === 0) return null;
  const day = dayRange(date, timeZone);
  return (
    <section aria-label="Closed" className="border-line bg-surface rounded-lg border px-4 py-3">
      <h2 className="text-base font-medium">Closed</h2>
      <ul className="mt-1 grid gap-2">
        {closures.map(({ id, resourceName, reason, startsAt, endsAt }) => {
          const range = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
          const whole = range.startsAt <= day.startsAt && range.endsAt >= day.endsAt;
          const inside = range.startsAt >= day.startsAt && range.endsAt <= day.endsAt;
          return (
            <li key={id}>
              <p>
                {resourceName ?? 'The whole space'}{' '}
                <span className="text-ink-faint tabular text-sm">
                  {whole
                    ? 'all day'
                    : inside
                      ? rangeLabel(range, timeZone, locale)
                      : whenWords(range, timeZone, locale, date)}
                </span>
              </p>
              <p className="text-ink-muted text-sm">{reason}</p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
