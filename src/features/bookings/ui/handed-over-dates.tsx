'use client';
import { localDateOf } from '@/kernel/zone';
import { Field } from '@/ui/field';
import { Checkbox } from '@/ui/checkbox';
import { RadioGroup } from '@/ui/radio-group';
import { SegmentedControl } from '@/ui/segmented-control';
import type { BookingView } from '../bookings.contract';
import { timesOf } from '../domain/series-blocks';
import { counted, dateWords } from '../domain/when-words';
import { reasonOf } from './series/series-words';
import type { HandedOverSeries } from './use-handed-over-series';

/** How much of a series is handed over. */
type ScopeProps = { series: HandedOverSeries; onChange: () => void };
export const HandedOverScope = ({ series, onChange }: ScopeProps) => (
  <Field label="How much of it" group>
    <SegmentedControl<HandedOverSeries['scope']>
      value={series.scope}
      onValueChange={(scope) => {
        series.setScope(scope);
        onChange();
      }}
      segments={[
        { value: 'one', label: 'This date' },
        { value: 'following', label: 'This and following' },
        { value: 'all', label: 'All' },
      ]}
    />
  </Field>
);

type Props = { series: HandedOverSeries; booking: BookingView; name: string; locale: string; whose?: string };

/** Which dates go to whom, and those that they may not have. */
export function HandedOverDates({ series, booking, name, locale, whose }: Props) {
  const { going, withheld, waits, refusal, rest } = series;
  if (refusal) return null;
  if (waits)
    return (
      <p role="status" className="text-ink-muted">
        Looking at each date…
      </p>
    );
  const keeps = whose ? `${whose} keeps` : 'I keep';
  const them = withheld.length === 1 ? 'it' : 'them';
  return (
    <div className="grid gap-3">
      {series.otherTimes.length > 0 ? (
        <Checkbox
          checked={series.others}
          onCheckedChange={series.setOthers}
          label="The other times of the week too"
          description={`Also in this series: ${series.otherTimes.map((one) => `${one.words}, ${timesOf(one)}`).join('; ')}.`}
        />
      ) : null}
      <p role="status">
        {going > 0
          ? `${counted(going, 'date')} ${going === 1 ? 'goes' : 'go'} to ${name}, as a series of ${name}’s own.`
          : `${name} may have none of these dates.`}
      </p>
      {withheld.length > 0 ? (
        <>
          <section aria-label={`What ${name} may not have`} className="grid gap-1">
            <h3 className="font-medium">
              {name} may not have {counted(withheld.length, 'date')}
            </h3>
            <ul className="text-ink-muted grid max-h-40 gap-1 overflow-y-auto text-sm">
              {withheld.map((one) => (
                <li key={one.localStart}>
                  {dateWords(localDateOf(new Date(one.startsAt), booking.timeZone), locale)}: {reasonOf(one)}
                </li>
              ))}
            </ul>
          </section>
          {going > 0 ? (
            <RadioGroup<HandedOverSeries['rest']>
              aria-label={`What becomes of ${them}`}
              value={rest}
              onValueChange={series.setRest}
              options={[
                { value: 'stay', label: `${keeps} ${them}`, description: 'Each as a booking by itself.' },
                { value: 'skip', label: `Give ${them} back`, description: 'Others can book that time at once.' },
              ]}
            />
          ) : null}
        </>
      ) : null}
    </div>
  );
}
