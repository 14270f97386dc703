'use client';
import { Copy, Ellipsis, Plus, RotateCw } from 'lucide-react';
import { Button } from '@/ui/button';
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from '@/ui/dropdown-menu';
import type { Stretch, WeeklyHours } from '../../domain/opening-hours';
import { furtherStretch, stretchesOf, withDays } from '../../domain/week-draft';
import { StretchFields } from './stretch-fields';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const ALL = [1, 2, 3, 4, 5, 6, 7];
const ORDINALS = ['', ', second hours', ', third hours', ', fourth hours', ', fifth hours', ', sixth hours'];
const MOST = ORDINALS.length;
const AROUND_THE_CLOCK: Stretch = { opensMinute: 0, closesMinute: 1440 };

type Props = {
  /** Whose week it is where it is not the space's: "Hall". Its days are named after it. */
  of?: string;
  week: WeeklyHours;
  /** Weekdays whose hours run into others. */
  overlapping: readonly number[];
  locale: string;
  onChange: (week: WeeklyHours) => void;
};

/** A week, day by day: closed, or open once or several times, over midnight too. */
export function WeekEditor({ of, week, overlapping, locale, onChange }: Props) {
  return (
    <ul aria-label={`Week of ${of ?? 'the space'}`} className="divide-line divide-y">
      {ALL.map((weekday) => (
        <li key={weekday}>
          <DayHours
            weekday={weekday}
            name={`${of ? `${of}, ` : ''}${DAYS[weekday - 1]}`}
            stretches={stretchesOf(week, weekday)}
            overlapping={overlapping.includes(weekday)}
            locale={locale}
            onChange={(stretches, weekdays = [weekday]) => onChange(withDays(week, weekdays, stretches))}
          />
        </li>
      ))}
    </ul>
  );
}

type DayProps = {
  weekday: number;
  /** As those hear it who cannot see whose week it is. */
  name: string;
  stretches: readonly Stretch[];
  overlapping: boolean;
  locale: string;
  /** With the weekdays that get these hours: this one, where none are named. */
  onChange: (stretches: readonly Stretch[], weekdays?: readonly number[]) => void;
};

function DayHours({ weekday, name, stretches, overlapping, locale, onChange }: DayProps) {
  const day = DAYS[weekday - 1];
  const change = (place: number, next: Stretch | null) =>
    onChange(stretches.flatMap((one, at) => (at === place ? (next ?? []) : one)));
  const further = () => onChange([...stretches, furtherStretch(stretches)]);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-2 py-3 sm:grid-cols-[7rem_minmax(0,1fr)_auto]">
      <span className="flex min-h-10 items-center font-medium">{day}</span>
      <div className="grid gap-2 max-sm:col-span-2 max-sm:row-start-2">
        {stretches.map((stretch, place) => (
          <StretchFields
            // A stretch has no name but its place.
            key={place}
            name={`${name}${ORDINALS[place] ?? ''}`}
            stretch={stretch}
            locale={locale}
            invalid={overlapping || undefined}
            onChange={(next) => change(place, next)}
            onRemove={() => change(place, null)}
          />
        ))}
        {stretches.length === 0 ? <span className="text-ink-muted flex min-h-10 items-center">Closed</span> : null}
        {overlapping ? (
          <p className="text-danger text-sm">These hours run into others. Make one shorter, or take it away.</p>
        ) : null}
      </div>
      <div className="flex min-h-10 items-center gap-1 max-sm:col-start-2 max-sm:row-start-1">
        <Button
          variant="ghost"
          size="sm"
          aria-label={stretches.length === 0 ? `Open on ${name}` : `Add hours on ${name}`}
          disabledReason={stretches.length >= MOST ? `At most ${MOST} times a day` : undefined}
          onClick={further}
        >
          <Plus aria-hidden />
          {stretches.length === 0 ? 'Open' : 'Add'}
        </Button>
        <DropdownMenu
          trigger={
            <Button variant="ghost" size="icon-sm" aria-label={`More for ${name}`}>
              <Ellipsis aria-hidden />
            </Button>
          }
        >
          <MenuItem onSelect={() => onChange([AROUND_THE_CLOCK])}>
            <RotateCw aria-hidden />
            Around the clock
          </MenuItem>
          <MenuSeparator />
          <MenuLabel>Copy {day} to</MenuLabel>
          <MenuItem onSelect={() => onChange(stretches, ALL)}>
            <Copy aria-hidden />
            Every day
          </MenuItem>
          <MenuItem onSelect={() => onChange(stretches, ALL.slice(0, 5))}>
            <Copy aria-hidden />
            Monday to Friday
          </MenuItem>
          {ALL.filter((other) => other !== weekday).map((other) => (
            <MenuItem key={other} onSelect={() => onChange(stretches, [other])}>
              <Copy aria-hidden />
              {DAYS[other - 1]}
            </MenuItem>
          ))}
        </DropdownMenu>
      </div>
    </div>
  );
}
