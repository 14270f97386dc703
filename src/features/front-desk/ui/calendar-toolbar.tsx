'use client';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { LiveBadge } from '@/client/live/live-badge';
import { KIND_WORDS } from '@/features/floor-plan/domain/state-words';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import { addDays } from '@/kernel/zone';
import { Button } from '@/ui/button';
import { DateField } from '@/ui/date-field';
import { Input } from '@/ui/input';
import { SegmentedControl } from '@/ui/segmented-control';
import { Select } from '@/ui/select';
import { CALENDAR_DAYS, type CalendarView, type DeskCalendar } from '../front-desk.contract';
import { stateWordsOf, STATES, type ColourBy } from './calendar-look';

export type CalendarChoice = {
  view: CalendarView;
  date: string;
  resource: string;
  kind: string;
  floor: string;
  group: string;
  state: string;
  q: string;
  color: ColourBy;
};
type Props = {
  choice: CalendarChoice;
  calendar: DeskCalendar;
  today: string;
  locale: string;
  onChoose: (change: Partial<CalendarChoice>) => void;
};

const VIEWS = [
  { value: 'day', label: 'Day' },
  { value: 'week', label: 'Week' },
  { value: 'resource', label: 'One place' },
] as const;

/** Which calendar, of when, of what; all of it in the address. */
export function CalendarToolbar({ choice, calendar, today, locale, onChoose }: Props) {
  const { places } = calendar;
  const floors = [...new Set(places.map(({ floorName }) => floorName))];
  const groups = [...new Set(places.flatMap(({ groupName }) => groupName ?? []))];
  const kinds = RESOURCE_KINDS.filter((kind) => places.some((place) => place.kind === kind));
  const step = CALENDAR_DAYS[choice.view];
  const turn = (days: number) => onChoose({ date: addDays(choice.date, days) });
  return (
    <div className="mb-4 grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <SegmentedControl
          aria-label="View"
          value={choice.view}
          segments={VIEWS}
          onValueChange={(view) => onChoose({ view })}
        />
        <div className="flex min-w-0 flex-1 gap-1.5 max-sm:order-1 max-sm:basis-full sm:w-72 sm:flex-none">
          <Button
            size="icon"
            aria-label={step === 1 ? 'The day before' : 'The week before'}
            onClick={() => turn(-step)}
          >
            <ChevronLeft aria-hidden />
          </Button>
          <DateField
            aria-label="Date"
            className="min-w-0 flex-1"
            value={choice.date}
            today={today}
            locale={locale}
            onValueChange={(date) => date && onChoose({ date })}
          />
          <Button size="icon" aria-label={step === 1 ? 'The day after' : 'The week after'} onClick={() => turn(step)}>
            <ChevronRight aria-hidden />
          </Button>
        </div>
        <LiveBadge />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {choice.view === 'resource' ? (
          <Pick label="Place" value={choice.resource} onPick={(resource) => onChoose({ resource })}>
            {places.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Pick>
        ) : (
          <>
            <Pick label="Kind" value={choice.kind} onPick={(kind) => onChoose({ kind })}>
              <option value="">All kinds</option>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {KIND_WORDS[kind]}
                </option>
              ))}
            </Pick>
            <Names
              label="Floor"
              all="All floors"
              names={floors}
              value={choice.floor}
              onPick={(floor) => onChoose({ floor })}
            />
            <Names
              label="Group"
              all="All groups"
              names={groups}
              value={choice.group}
              onPick={(group) => onChoose({ group })}
            />
          </>
        )}
        <Pick label="Standing" value={choice.state} onPick={(state) => onChoose({ state })}>
          <option value="">Everybody</option>
          {STATES.map((state) => (
            <option key={state} value={state}>
              {stateWordsOf(state)}
            </option>
          ))}
        </Pick>
        <Input
          type="search"
          aria-label="Find a person"
          placeholder="Find a person"
          className="w-44"
          value={choice.q}
          onChange={(event) => onChoose({ q: event.target.value })}
        />
        <SegmentedControl
          aria-label="Colour by"
          value={choice.color}
          segments={[
            { value: 'kind', label: 'By kind' },
            { value: 'state', label: 'By standing' },
          ]}
          onValueChange={(color) => onChoose({ color })}
        />
      </div>
    </div>
  );
}

type PickProps = { label: string; value: string; onPick: (value: string) => void; children: ReactNode };
const Pick = ({ label, value, onPick, children }: PickProps) => (
  <Select aria-label={label} className="w-40" value={value} onChange={(event) => onPick(event.target.value)}>
    {children}
  </Select>
);

type NamesProps = Omit<PickProps, 'children'> & { all: string; names: readonly string[] };
const Names = ({ all, names, ...rest }: NamesProps) =>
  names.length < 2 && rest.value === '' ? null : (
    <Pick {...rest}>
      <option value="">{all}</option>
      {names.map((name) => (
        <option key={name} value={name}>
          {name}
        </option>
      ))}
    </Pick>
  );
