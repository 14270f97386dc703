import { PrintButton } from '@/features/resources/ui/print-button';
import Link from 'next/link';
import { buttonLook } from '@/ui/button-look';
import type { Door } from '../../door.contract';
import { guestMoney } from '../host/guest-money';

type Props = { door: Door; when: string; as: 'list' | 'badges'; listHref: string; badgesHref: string };

/** Who comes, on paper: a list with boxes to tick, or badges to cut, one for each person. */
export function DoorPrint({ door, when, as, listHref, badgesHref }: Props) {
  const going = door.guests.filter(({ status }) => status === 'going');
  return (
    <div className="mx-auto max-w-4xl">
      <div data-print="never" className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <nav aria-label="What to print" className="flex gap-2">
          {(
            [
              ['list', 'List', listHref],
              ['badges', 'Name badges', badgesHref],
            ] as const
          ).map(([which, words, href]) => (
            <Link
              key={which}
              href={href}
              aria-current={as === which ? 'page' : undefined}
              className={buttonLook({ variant: as === which ? 'secondary' : 'ghost' })}
            >
              {words}
            </Link>
          ))}
        </nav>
        <PrintButton />
      </div>
      {as === 'list' ? <PaperList {...{ door, when, going }} /> : <Badges {...{ door, going }} />}
    </div>
  );
}

type Going = { door: Door; going: Door['guests'] };
const cell = 'border-line border-b py-2 pr-3 align-top';

function PaperList({ door, when, going }: Going & { when: string }) {
  const people = going.reduce((sum, { party }) => sum + party, 0);
  const sells = going.some(({ ticket }) => ticket !== null);
  return (
    <>
      <h1 className="text-xl">{door.title}</h1>
      <p className="mb-3">
        {when}. {people} {people === 1 ? 'person' : 'people'}.
      </p>
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">Who comes</caption>
        <thead>
          <tr>
            {['In', 'Name', 'People', 'With', ...(sells ? ['Ticket'] : []), 'Note'].map((head) => (
              <th key={head} scope="col" className={`${cell} border-line-strong font-semibold`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {going.map(({ rsvpId, name, party, guestNames, note, checkedInAt, ...guest }) => (
            <tr key={rsvpId} className="break-inside-avoid">
              <td className={cell}>{checkedInAt ? '☑' : '☐'}</td>
              <td className={`${cell} font-medium`}>{name}</td>
              <td className={`${cell} tabular`}>{party}</td>
              <td className={cell}>{guestNames.filter(Boolean).join(', ')}</td>
              {sells ? <td className={`${cell} tabular`}>{guestMoney({ ...guest, party }, 'en')}</td> : null}
              <td className={cell}>{note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Badges({ door, going }: Going) {
  const people = going.flatMap(({ rsvpId, name, party, guestNames }) =>
    Array.from({ length: party }, (_, at) => ({
      key: `${rsvpId}-${at}`,
      name: at === 0 ? name : guestNames[at - 1] || '',
      with: at === 0 ? '' : `with ${name}`,
    })),
  );
  return (
    <>
      <h1 className="sr-only">Name badges: {door.title}</h1>
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 print:grid-cols-2 print:gap-0">
        {people.map((one) => (
          // As large as the badges of a sheet of ten (A4, 5 × 2).
          <li
            key={one.key}
            className="border-line flex min-h-[54mm] flex-col items-center justify-center gap-1 border border-dashed bg-white p-4 text-center break-inside-avoid text-black"
          >
            <p className="text-3xl font-semibold break-words">{one.name || '\u00a0'}</p>
            <p className="min-h-6">{one.with}</p>
            <p className="text-sm">{door.title}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
