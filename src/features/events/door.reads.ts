import type { ActingMember } from '@/kernel/acting-member';
import { localOf } from '@/kernel/zone';
import { inOperator } from '@/server/db/transactions';
import type { Door, DoorInput } from './door.contract';
import { mayChangeEvent, mayWorkTheDoor } from './events.access';
import { eventError } from './events.errors';
import { listAtDoor, type DoorRow } from './sql/door-reads';
import { findDate } from './sql/rsvp-reads';
import { dueOf, owedAtDoor } from './domain/door-payment';
import { figureOf } from '@/kernel/money';
import { ticketView } from './ticket-view';

/** Who comes to a date, all at once, for the door. Two statements. @throws DomainError `event.not_found`, `event.not_yours`. */
export function readDoor(member: ActingMember, { dateId }: DoorInput): Promise<Door> {
  return inOperator(member, async (tx) => {
    const date = await findDate(tx, dateId, { lock: false });
    if (!date) throw eventError('event.not_found');
    if (!mayWorkTheDoor(member, date)) throw eventError('event.not_yours');
    const rows = await listAtDoor(tx, dateId, { ended: false });
    return {
      ...{ title: date.title, timeZone: date.timeZone, status: date.status, capacity: date.capacity },
      startsAt: date.startsAt.toISOString(),
      endsAt: date.endsAt.toISOString(),
      guests: rows.map(({ rsvpId, name, status, party, guestNames, note, checkedInAt, ticket, paid, payment }) => ({
        ...{ rsvpId, name, status, party, guestNames, note, checkedInAt: checkedInAt?.toISOString() ?? null },
        ...{ ticket, paid, payment },
      })),
      tickets: date.tickets.filter(({ onSale }) => onSale).map(ticketView),
    };
  });
}

const STATUS_WORDS: Readonly<Record<string, string>> = {
  ...{ asked: 'Asked', going: 'Going', waiting: 'In line', offered: 'Offered a place' },
  ...{ declined: 'Declined', cancelled: 'Cancelled' },
};

const MONEY_HEAD = ['Ticket', 'Due', 'Currency', 'How', 'Paid at the door', 'Open at the door'];
function moneyOf(row: DoorRow): string[] {
  const { ticket, paid } = row;
  if (!ticket) return MONEY_HEAD.map(() => '');
  const { currency, pays, name } = ticket;
  const figure = (minor: number) => figureOf(minor, currency);
  const how = ticket.each === 0 ? 'Free' : pays === 'account' ? 'On account' : 'At the door';
  return [name, figure(dueOf(row)), currency, how, figure(paid), figure(owedAtDoor(row))];
}

/** Everybody who answered, as a table; addresses only for those who run the event. @throws DomainError `event.not_found`, `event.not_yours`. */
export function readGuestTable(
  member: ActingMember,
  { dateId }: DoorInput,
): Promise<{ readonly name: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }> {
  return inOperator(member, async (tx) => {
    const date = await findDate(tx, dateId, { lock: false });
    if (!date) throw eventError('event.not_found');
    if (!mayWorkTheDoor(member, date)) throw eventError('event.not_yours');
    const runs = mayChangeEvent(member, date);
    const rows = await listAtDoor(tx, dateId, { ended: true });
    const asked = [...new Set([...date.questions, ...rows.flatMap(({ replies }) => replies)].map(({ ask }) => ask))];
    const rowOf = (row: DoorRow) => [
      ...[row.name, row.member ? 'Member' : 'Guest', STATUS_WORDS[row.status] ?? row.status, String(row.party)],
      ...[
        row.guestNames.join(', '),
        row.note,
        row.checkedInAt ? localOf(row.checkedInAt, date.timeZone).replace('T', ' ') : '',
      ],
      ...(date.tickets.length > 0 ? moneyOf(row) : []),
      ...asked.map((ask) => row.replies.find((one) => one.ask === ask)?.words.join(', ') ?? ''),
      ...(runs ? [row.email ?? '', row.cameFrom] : []),
    ];
    return {
      name: `guests-${date.slug}-${localOf(date.startsAt, date.timeZone).slice(0, 10)}.csv`,
      head: [
        'Name',
        'Who',
        'Answer',
        'Places',
        'Guests',
        'Note',
        'In since',
        ...(date.tickets.length > 0 ? MONEY_HEAD : []),
        ...asked,
        ...(runs ? ['Address', 'Came from'] : []),
      ],
      rows: rows.map(rowOf),
    };
  });
}
