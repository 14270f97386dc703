import { counted } from '@/features/bookings/domain/when-words';
import type { Today } from '../front-desk.contract';
import { standingOf, type Standing } from './standing';

/** The day in a line, the answer first: "2 late, 12 in, 5 still to come." */
export function dayLead(
  { rows, open, holiday }: Pick<Today, 'rows' | 'open' | 'holiday'>,
  now: Date,
  isToday: boolean,
): string {
  const booked = rows.filter((row) => row.status !== 'requested');
  const people = new Set(booked.map((row) => row.name)).size;
  const shut = open.length === 0 ? (holiday ? `Closed: ${holiday}. ` : 'Closed. ') : '';
  if (!isToday || booked.length === 0)
    return `${shut}${people === 0 ? 'Nobody' : counted(people, 'person', 'people')} booked.`;
  const sum = (...of: Standing[]) => booked.filter((row) => of.includes(standingOf(row, now))).length;
  const [late, here, toCome] = [sum('late'), sum('in'), sum('expected', 'later')];
  const parts = [late > 0 ? `${late} late` : null, `${here} in`, `${toCome} still to come`];
  return `${shut}${parts.filter(Boolean).join(', ')}.`;
}
