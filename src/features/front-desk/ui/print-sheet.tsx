import { guestsInWords } from '@/features/bookings/domain/guest-words';
import { extrasInWords } from '@/features/pricing/domain/extras';
import { rangeLabel } from '@/features/floor-plan/domain/day-clock';
import { dateWords } from '@/features/bookings/domain/when-words';
import type { Today } from '../front-desk.contract';

type Props = { today: Today; locale: string };

const cell = 'border-line border-b py-1.5 pr-3 align-top';

/** The day on paper: by time, with a box to tick for whoever comes and goes; a dash where nobody is asked to say that they came. Seen by the printer alone. */
export function PrintSheet({ today, locale }: Props) {
  const { date, timeZone, spaceName, rows, closures, events, holiday } = today;
  const booked = rows.filter((row) => row.status === 'confirmed');
  const when = (range: { startsAt: string; endsAt: string }) =>
    rangeLabel({ startsAt: new Date(range.startsAt), endsAt: new Date(range.endsAt) }, timeZone, locale);
  return (
    <div className="hidden print:block">
      <p className="mb-3 text-lg">
        {spaceName}, {dateWords(date, locale)}
        {holiday ? `, ${holiday}` : ''}: {booked.length} booked
      </p>
      {closures.map(({ id, resourceName, reason }) => (
        <p key={id}>
          Closed: {resourceName ?? 'the whole space'}, {reason}
        </p>
      ))}
      {events.map((event) => (
        <p key={event.dateId}>
          {when(event)} {event.title}, {event.where}: {event.coming} coming
        </p>
      ))}
      <table className="mt-3 w-full border-collapse text-left break-inside-auto!">
        <caption className="sr-only">The day on paper</caption>
        <thead>
          <tr>
            {['When', 'Who', 'Where', 'Note', 'In', 'Out'].map((head) => (
              <th key={head} scope="col" className={`${cell} border-line-strong font-semibold`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {booked.map((row) => (
            <tr key={row.bookingId} className="break-inside-avoid">
              <td className={`${cell} tabular whitespace-nowrap`}>{when(row)}</td>
              <td className={`${cell} font-medium`}>
                {row.name}
                {row.guest ? ' (guest)' : row.isNew ? ' (new)' : ''}
              </td>
              <td className={cell}>
                {row.resourceName}, {row.floorName}
              </td>
              <td className={cell}>
                {[
                  row.note,
                  extrasInWords(row.extras ?? []),
                  row.guests.length > 0 ? `with ${guestsInWords(row.guests)}` : '',
                ]
                  .filter(Boolean)
                  .join('; ')}
              </td>
              <td className={cell}>{row.checkedInAt ? '☑' : row.checkInAsked ? '☐' : '–'}</td>
              <td className={cell}>{row.checkedOutAt ? '☑' : '☐'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
