'use client';

import { Building2, CarFront, LampDesk, Phone, Presentation, Theater, type LucideIcon } from 'lucide-react';
import { useId, useRef, type KeyboardEvent } from 'react';
import type { TimeRange } from '@/kernel/time-range';
import type { LocalDate } from '@/kernel/zone';
import { cn } from '@/ui/cn';
import { rangeLabel } from '../domain/day-clock';
import { KIND_WORD, sectionsOf, stateInRange, stateWords } from '../domain/state-words';
import type { BusyRange, PlanResource, PlanResourceKind, PlanResourceState } from '../floor-plan.contract';
import { DayStrip } from './day-strip';
import { STATE_CLASS, STATE_ICON, hasPattern, stateFill } from './state-look';

export const KIND_ICON: Record<PlanResourceKind, LucideIcon> = {
  desk: LampDesk,
  meeting_room: Presentation,
  private_office: Building2,
  phone_booth: Phone,
  event_space: Theater,
  parking: CarFront,
};

type ResourceDayView = { readonly busy: readonly BusyRange[]; readonly openRanges: readonly TimeRange[] };

type Props = {
  label: string;
  /** Of the sections' headings, one below the heading that stands over the list. */
  headingLevel?: 2 | 3 | 4;
  resources: readonly PlanResource[];
  states: Readonly<Record<string, PlanResourceState>>;
  days: Readonly<Record<string, ResourceDayView>>;
  date: LocalDate;
  zone: string;
  range: TimeRange;
  now?: Date;
  selectedId?: string;
  onSelect: (resourceId: string) => void;
  locale?: string;
};

const UNKNOWN: PlanResourceState = { state: 'closed', reason: 'Not known yet' };

/** The plan as a list: the same resources in the same order with the same action, for keyboard, screen reader and anyone who reads faster than they look. */
export function ResourceListTwin({ label, headingLevel = 2, resources, selectedId, onSelect, states, ...day }: Props) {
  const Heading = `h${headingLevel}` as const;
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    const step = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    const next = step === undefined || at < 0 ? undefined : rows[step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <div ref={list} role="group" aria-label={label} className="flex flex-col gap-5" onKeyDown={onKeyDown}>
      {sectionsOf(resources).map((section) => (
        <section key={section.title} aria-labelledby={`${id}-${section.title}`}>
          <Heading id={`${id}-${section.title}`} className="mb-1.5 text-xs font-semibold text-ink-faint">
            {section.title}
          </Heading>
          <ul className="divide-y divide-line overflow-hidden rounded-md border border-line bg-surface">
            {section.resources.map((resource) => (
              <li key={resource.id}>
                <ResourceRow
                  resource={resource}
                  state={states[resource.id] ?? UNKNOWN}
                  selected={resource.id === selectedId}
                  onSelect={onSelect}
                  {...day}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

type RowProps = Omit<Props, 'label' | 'headingLevel' | 'resources' | 'states' | 'selectedId'> & {
  resource: PlanResource;
  state: PlanResourceState;
  selected: boolean;
};

function ResourceRow({ resource, state, selected, onSelect, days, date, zone, range, now, locale }: RowProps) {
  const Kind = KIND_ICON[resource.kind];
  const Icon = STATE_ICON[state.state];
  const day = days[resource.id];
  const facts = [resource.capacity > 1 ? `${resource.capacity} seats` : '', ...resource.amenities].filter(Boolean);
  return (
    <button
      type="button"
      data-row={resource.id}
      aria-pressed={selected}
      onClick={() => onSelect(resource.id)}
      className={cn(
        'grid min-h-14 w-full grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 px-3 py-2 text-left hover:bg-sunken focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-accent-ink',
        selected && 'bg-accent-soft shadow-[inset_3px_0_0_var(--accent-ink)] hover:bg-accent-soft',
      )}
    >
      <Kind aria-hidden="true" className="row-span-2 size-4.5 self-start text-ink-faint" strokeWidth={1.8} />
      <span className="min-w-0 truncate text-sm font-medium text-ink">{resource.name}</span>
      <span className="sr-only">, </span>
      <span
        className={cn(
          'flex max-w-60 items-center gap-1.5 rounded-full border px-2 py-0.5 text-xs',
          STATE_CLASS[state.state],
        )}
      >
        <Icon aria-hidden="true" className="size-3 shrink-0" strokeWidth={2.4} />
        <span
          className={cn(hasPattern(state.state) && 'rounded-full px-1')}
          style={{ backgroundColor: stateFill(state.state) }}
        >
          {stateWords(state)}
          <span className="sr-only"> {rangeLabel(range, zone, locale)}, </span>
        </span>
      </span>
      <span className="col-span-2 col-start-2 row-start-2 min-w-0 text-xs text-ink-muted">
        {facts.join(' · ') || KIND_WORD[resource.kind]}
      </span>
      {day ? (
        <span aria-hidden="true" className="col-span-2 col-start-2 mt-1.5 block">
          <DayStrip
            date={date}
            zone={zone}
            busy={day.busy}
            openRanges={day.openRanges}
            range={range}
            now={now}
            locale={locale}
          />
        </span>
      ) : null}
      {state.freeWords ? (
        <span className="tabular col-span-2 col-start-2 mt-1 text-xs text-ink-muted">
          <span className="sr-only">, </span>
          {stateInRange(state, rangeLabel(range, zone, locale))}
        </span>
      ) : null}
      {state.reason ? (
        <span className="col-span-2 col-start-2 mt-1 text-xs text-ink-muted">
          <span className="sr-only">, </span>
          {state.reason}
        </span>
      ) : null}
    </button>
  );
}
