'use client';
import { useMemo, useState } from 'react';
import type { Marks } from '@/features/planning/domain/row-choices';
import type { Wall } from '@/features/planning/ui/option-words';
import { ToggleChip } from '@/ui/toggle-chip';
import { clockChangeDates } from '../../domain/clock-change-dates';
import {
  bestFor,
  givenTo,
  isWanting,
  metBy,
  type SeriesChoice,
  type SeriesChoices,
  type SeriesRow,
} from '../../domain/said-of-dates';
import { dateWords } from '../../domain/when-words';
import { ClockNote } from './clock-note';
import { QuietDates } from './quiet-dates';
import { SeriesCalendar } from './series-calendar';
import { rowId, SeriesDateRow } from './series-date-row';

type Props = {
  rows: readonly SeriesRow[];
  choices: SeriesChoices;
  marks: Marks;
  wall: Wall;
  mayAsk: (row: SeriesRow) => boolean;
  onChoose: (localStart: string, choice: SeriesChoice | null) => void;
  onLeaveOut?: (localStart: string) => void;
};

const QUIET: readonly SeriesRow['state'][] = ['same', 'own', 'left_out', 'past'];
/** At the time of the pattern, so that another time on the wall is the clocks' doing. */
const isOnPattern = (row: SeriesRow) => row.state === 'fine' || row.state === 'same' || isWanting(row);
const isQuiet = ({ state }: SeriesRow) => QUIET.includes(state);

/** Every date of a plan on a calendar and as a row; what stays as it is stands folded below. */
export function SeriesDates({ rows, choices, marks, wall, mayAsk, onChoose, onLeaveOut }: Props) {
  const [among, setAmong] = useState<ReadonlySet<string> | null>(null);
  const changes = useMemo(
    () => new Map(clockChangeDates(rows.filter(isOnPattern), wall.timeZone).map((one) => [one.localStart, one])),
    [rows, wall.timeZone],
  );
  const loud = useMemo(() => rows.filter((row) => !isQuiet(row)), [rows]);
  const given = givenTo(rows, choices);
  const met = metBy(rows, choices);
  const open = rows.filter((row) => isWanting(row) && !choices[row.localStart]);
  const named = (date: string) => dateWords(date, wall.locale, wall.today);
  const go = (localStart: string) => {
    const found = () => document.getElementById(rowId(localStart));
    if (!found()) setAmong(null);
    requestAnimationFrame(() => {
      const row = found();
      row?.closest('details')?.setAttribute('open', '');
      row?.scrollIntoView({ block: 'center' });
      row?.focus({ preventScroll: true });
    });
  };
  // Whatever is decided meanwhile stays in sight, and under the finger.
  const shown = loud.filter(
    ({ localStart }) => among === null || among.has(localStart) || marks[localStart] !== undefined,
  );
  return (
    <>
      <SeriesCalendar rows={rows} choices={choices} wall={wall} onGo={go} />
      <ClockNote changes={[...changes.values()]} named={named} />
      <div role="group" aria-label="Show" className="flex flex-wrap gap-1.5">
        <ToggleChip pressed={among === null} onClick={() => setAmong(null)}>
          All <span className="tabular">{loud.length}</span>
        </ToggleChip>
        <ToggleChip
          pressed={among !== null}
          onClick={() => setAmong(new Set(open.map(({ localStart }) => localStart)))}
        >
          Only those that need me <span className="tabular">{open.length}</span>
        </ToggleChip>
      </div>
      {shown.length > 0 ? (
        <ul aria-label="Dates" className="divide-line border-line bg-surface divide-y rounded-lg border">
          {shown.map((row) => {
            const at = row.localStart;
            const other = met.get(at);
            return (
              <SeriesDateRow
                key={at}
                row={row}
                choice={choices[at]}
                proposal={isWanting(row) ? bestFor(row, given) : null}
                mark={marks[at]}
                met={other === undefined ? undefined : named(other.slice(0, 10))}
                change={changes.get(at)}
                wall={wall}
                asks={mayAsk(row)}
                onChoose={onChoose}
                onLeaveOut={onLeaveOut}
              />
            );
          })}
        </ul>
      ) : (
        <p className="text-ink-muted">{among === null ? 'Nothing of it changes.' : 'None of them needs you.'}</p>
      )}
      {QUIET.map((state) => (
        <QuietDates key={state} state={state} rows={rows.filter((row) => row.state === state)} wall={wall} />
      ))}
    </>
  );
}
