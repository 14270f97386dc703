'use client';
import { useEffect, useRef, useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { counted } from '@/features/bookings/domain/when-words';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import type { PlannedRowView } from '../closures.contract';
import { byPerson, choiceOf, clashesOf, givenBy, proposalOf, sumsOf, type Choice } from '../domain/row-choices';
import { EventsTouched } from './events-touched';
import { PlanBar } from './plan-bar';
import { PlanFilter, type Filter } from './plan-filter';
import { PlanRow } from './plan-row';
import type { Wall } from '@/features/planning/ui/option-words';
import { planTitle } from './plan-words';
import type { Planner } from './use-planner';
import { WaitingTouched } from './waiting-touched';

type Props = { planner: Planner; looked: NonNullable<Planner['looked']>; what: string; wall: Wall };

/** Everything that a change touches, by person, each with its proposal: accept it, choose another way, or cancel. */
export function PlanView({ planner, looked, what, wall }: Props) {
  const { plan, choices, marks } = looked;
  const { rows } = plan;
  const [filter, setFilter] = useState<Filter>('all');
  const [among, setAmong] = useState<ReadonlySet<string> | null>(null);
  const [typed, setTyped] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const clashes = clashesOf(rows, choices);
  const given = givenBy(rows, choices);
  const narrow = (to: Filter) => {
    setFilter(to);
    // Whatever is decided meanwhile stays in sight, and under the finger.
    setAmong(to === 'all' ? null : new Set(rows.filter((row) => isOf(to, row, choiceOf(row, choices))).map(idOf)));
  };
  const wanted = typed.trim().toLowerCase();
  const shown = rows.filter(
    (row) =>
      (among === null || among.has(row.bookingId) || marks[row.bookingId] !== undefined) &&
      (wanted === '' || `${row.who} ${row.resourceName}`.toLowerCase().includes(wanted)),
  );
  return (
    <section aria-labelledby="plan" className="grid gap-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-72">
          <h2 id="plan" ref={title} tabIndex={-1} className="text-xl font-semibold outline-none">
            {planTitle(plan, what, wall)}
          </h2>
          <p className="text-ink-muted mt-1">{leadOf(looked)}</p>
        </div>
        <Button
          onClick={() => {
            planner.back();
            requestAnimationFrame(() => document.getElementById('wish')?.focus());
          }}
        >
          Change what you want
        </Button>
      </div>
      <PlanNews planner={planner} looked={looked} />
      {rows.length > 0 ? (
        <>
          <PlanFilter rows={rows} choices={choices} filter={filter} onFilter={narrow} typed={typed} onType={setTyped} />
          {shown.length === 0 ? <p className="text-ink-muted">None of these.</p> : null}
          <ul aria-label="Touched bookings" className="divide-line border-line bg-surface divide-y rounded-lg border">
            {byPerson(shown).map(({ key, who, rows: theirs }) => (
              <li key={key} className="grid gap-3 px-4 py-3">
                <h3 className="font-medium break-words">
                  {who}
                  {theirs.length > 1 ? (
                    <span className="text-ink-muted font-normal"> · {theirs.length} bookings</span>
                  ) : null}
                </h3>
                {theirs.map((row) => (
                  <PlanRow
                    key={row.bookingId}
                    row={row}
                    choice={choiceOf(row, choices)}
                    proposal={proposalOf(row, given)}
                    mark={marks[row.bookingId]}
                    clash={clashes.get(row.bookingId)}
                    plan={plan}
                    wall={wall}
                    onChoose={(choice) => planner.choose(row.bookingId, choice)}
                  />
                ))}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <EventsTouched plan={plan} wall={wall} />
      <WaitingTouched waiting={plan.waiting} wall={wall} />
      <PlanBar
        planner={planner}
        looked={looked}
        sums={sumsOf(rows, choices)}
        clashing={clashes.size}
        title={planTitle(plan, what, wall)}
      />
    </section>
  );
}

const idOf = ({ bookingId }: PlannedRowView) => bookingId;
const isOf = (filter: Filter, _row: PlannedRowView, choice: Choice | undefined): boolean =>
  filter === 'all' || (filter === 'open' ? !choice : choice?.act === filter);

function leadOf({ plan }: Props['looked']): string {
  const { rows, shifting, kind } = plan;
  if (kind === 'zone') {
    const all = `${counted(shifting.bookings, 'booking')} of ${counted(shifting.people, 'person', 'people')}`;
    const keep = shifting.bookings === 0 ? 'Nothing to come is booked' : `${all} keep their time on the wall`;
    const meets =
      rows.length === 0
        ? 'Nothing meets.'
        : `${counted(rows.length, 'booking')} would meet another and asks for a decision.`;
    const wait =
      shifting.waiting === 0
        ? ''
        : ` ${counted(shifting.waiting, 'wish', 'wishes')} on the waitlist ${shifting.waiting === 1 ? 'stays' : 'stay'} in line, at the same time on the wall.`;
    return `${keep}. ${meets}${wait}`;
  }
  if (rows.length === 0) return 'It touches no booking.';
  return `It touches ${counted(rows.length, 'booking')} of ${counted(byPerson(rows).length, 'person', 'people')}.`;
}

/** What was refused, and what changed since the plan was made. */
function PlanNews({ planner, looked }: Pick<Props, 'planner' | 'looked'>) {
  const { refusal, stale, planning } = planner;
  const words = refusal && errorCopy(refusal.code, refusal.details);
  const { gone } = looked;
  return (
    <>
      {words ? (
        <Banner tone="danger" title={words.title} live>
          {words.hint}
          {gone.length > 0 ? ` Not booked any more: ${gone.join(', ')}.` : ''}
        </Banner>
      ) : null}
      {stale ? (
        <Banner
          tone="warn"
          title="Somebody booked or cancelled meanwhile"
          live
          action={
            <Button size="sm" loading={planning} onClick={planner.lookAgain}>
              Look again
            </Button>
          }
        >
          What you have decided is kept.
        </Banner>
      ) : null}
    </>
  );
}
