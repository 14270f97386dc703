'use client';
import { X } from 'lucide-react';
import { Button } from '@/ui/button';
import { minutesOf, timeOf } from '@/kernel/parse-time';
import { TimeField } from '@/ui/time-field';
import type { Stretch } from '../../domain/opening-hours';
import { closesAfter, opensAt } from '../../domain/week-draft';

type Props = {
  /** Of which day, and of which of its hours: "Friday", "Friday, second hours". */
  name: string;
  stretch: Stretch;
  locale: string;
  invalid?: boolean;
  onChange: (stretch: Stretch) => void;
  onRemove?: () => void;
};

const DAY_MINUTES = 1440;

/** From when to when, by typing or picking. A closing that is not after the opening is one of the next day, and says so. */
export function StretchFields({ name, stretch, locale, invalid, onChange, onRemove }: Props) {
  const { opensMinute, closesMinute } = stretch;
  const overnight = closesMinute > DAY_MINUTES;
  const whole = closesMinute - opensMinute === DAY_MINUTES;
  return (
    <div role="group" aria-label={name} className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <TimeField
        className="w-24 sm:w-26"
        aria-label={`${name} opens`}
        aria-invalid={invalid}
        max="23:59"
        value={timeOf(opensMinute)}
        locale={locale}
        onValueChange={(time) => time && onChange(opensAt(stretch, minutesOf(time)))}
      />
      <span className="text-ink-muted">to</span>
      <TimeField
        className="w-24 sm:w-26"
        aria-label={`${name} closes`}
        aria-invalid={invalid}
        value={timeOf(overnight ? closesMinute - DAY_MINUTES : closesMinute)}
        locale={locale}
        hint={(time) => (closesAfter(opensMinute, minutesOf(time)) > DAY_MINUTES ? 'next day' : null)}
        onValueChange={(time) =>
          time && onChange({ opensMinute, closesMinute: closesAfter(opensMinute, minutesOf(time)) })
        }
      />
      {onRemove ? (
        <Button variant="ghost" size="icon-sm" aria-label={`Remove ${name}`} onClick={onRemove}>
          <X aria-hidden />
        </Button>
      ) : null}
      {overnight || whole ? (
        <span className="text-ink-muted text-sm">{overnight ? 'the next day' : 'around the clock'}</span>
      ) : null}
    </div>
  );
}
