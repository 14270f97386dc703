'use client';
import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC } from '@/client/trpc';
import type { SpaceId } from '@/kernel/ids';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { dateInWords } from '@/ui/calendar-day';
import { Checkbox } from '@/ui/checkbox';
import { Dialog } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import { Skeleton } from '@/ui/skeleton';
import type { Hours, PublicHoliday } from '../../hours.contract';

type Props = {
  spaceId: SpaceId;
  country: string;
  today: string;
  locale: string;
  /** Dates that are in the list already. */
  known: readonly string[];
  onAdd: (days: Hours['exceptions']) => void;
  onClose: () => void;
};

/** The public holidays of a country and year, to be ticked and added as closed days. */
export function HolidayDialog({ spaceId, country: here, today, locale, known, onAdd, onClose }: Props) {
  const trpc = useTRPC();
  const thisYear = Number(today.slice(0, 4));
  const [country, setCountry] = useState(here);
  const [region, setRegion] = useState('');
  const [year, setYear] = useState(thisYear);
  /** Ticked or unticked by hand; the rest is ticked where it is a day off by law. */
  const [picked, setPicked] = useState<Readonly<Record<string, boolean>>>({});
  const places = useQuery(trpc.spaces.holidayPlaces.queryOptions({ spaceId }, { staleTime: Infinity }));
  const place = places.data?.find((one) => one.code === country);
  const asked = place ? { spaceId, country, year, ...(region ? { region } : {}) } : null;
  const found = useQuery(trpc.spaces.publicHolidays.queryOptions(asked ?? skipToken, { staleTime: Infinity }));
  const days = (found.data ?? []).filter((day) => day.date >= today);
  const isPicked = (day: PublicHoliday) => !known.includes(day.date) && (picked[day.date] ?? day.official);
  const chosen = days.filter(isPicked);
  const failed = places.error ?? found.error;
  const add = () => {
    onAdd(chosen.map(({ date, name }) => ({ date, name, opensMinute: null, closesMinute: null })));
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => (open ? undefined : onClose())}
      shape="sheet"
      title="Public holidays"
      description="Each day you tick is closed. You can give it hours of its own afterwards."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabledReason={chosen.length === 0 ? 'Tick a day first' : undefined} onClick={add}>
            {chosen.length === 1 ? 'Add one day' : `Add ${chosen.length} days`}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <div className="grid grid-cols-[minmax(0,1fr)_6.5rem] gap-3">
          <Field label="Country">
            <Select
              value={country}
              onChange={(event) => {
                setCountry(event.target.value);
                setRegion('');
              }}
            >
              {place ? null : <option value={country}>{places.data ? 'Choose a country' : 'Looking them up…'}</option>}
              {places.data?.map((one) => (
                <option key={one.code} value={one.code}>
                  {one.name}
                </option>
              ))}
            </Select>
          </Field>
          <Field label="Year">
            <Select value={year} onChange={(event) => setYear(Number(event.target.value))}>
              {[thisYear, thisYear + 1, thisYear + 2].map((one) => (
                <option key={one}>{one}</option>
              ))}
            </Select>
          </Field>
          {place && place.regions.length > 0 ? (
            <Field label="Region" className="col-span-2">
              <Select value={region} onChange={(event) => setRegion(event.target.value)}>
                <option value="">Only what the whole country keeps</option>
                {place.regions.map((one) => (
                  <option key={one.code} value={one.code}>
                    {one.name}
                  </option>
                ))}
              </Select>
            </Field>
          ) : null}
        </div>
        {failed ? <Banner tone="danger" live title={errorCopy(refusalIn(failed).code).title} /> : null}
        <HolidayList
          days={found.data ? days : null}
          waiting={asked !== null && !failed}
          known={known}
          locale={locale}
          isPicked={isPicked}
          onPick={(date, ticked) => setPicked((before) => ({ ...before, [date]: ticked }))}
        />
      </div>
    </Dialog>
  );
}

type ListProps = {
  days: readonly PublicHoliday[] | null;
  waiting: boolean;
  known: readonly string[];
  locale: string;
  isPicked: (day: PublicHoliday) => boolean;
  onPick: (date: string, ticked: boolean) => void;
};

function HolidayList({ days, waiting, known, locale, isPicked, onPick }: ListProps) {
  if (!days) return waiting ? <Skeleton className="h-72" /> : null;
  if (days.length === 0) return <p className="text-ink-muted">No public holiday is left in that year.</p>;
  return (
    <ul aria-label="Holidays" className="grid gap-3">
      {days.map((day) => {
        const there = known.includes(day.date);
        return (
          <li key={day.date}>
            <Checkbox
              checked={there || isPicked(day)}
              disabled={there}
              onCheckedChange={(ticked) => onPick(day.date, ticked)}
              label={day.name}
              description={[
                dateInWords(day.date, locale),
                there ? 'in your list already' : day.official ? '' : 'kept here and there',
              ]
                .filter(Boolean)
                .join(', ')}
            />
          </li>
        );
      })}
    </ul>
  );
}
