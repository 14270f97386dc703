import { type MemberId, newId, type InvoiceId } from '@/kernel/ids';
import { addDays, localDateOf, type LocalDate } from '@/kernel/zone';
import { makeInvoice } from '@/features/billing/domain/make-invoice';
import { insertCharges, type SourcedCharge } from '@/features/billing/sql/charge-writes';
import { findSeller, listMembersToClose } from '@/features/billing/sql/closing-reads';
import { insertClosing, insertInvoice, updateToFinished } from '@/features/billing/sql/closing-writes';
import { taxesOn } from '@/features/pricing/domain/taxes';
import type { PriceList } from '@/features/pricing/pricing.contract';
import type { OperatorTx } from '@/server/db/transactions';
import type { DemoHouse } from './demo-house';
import { seededRandom } from './seeded-random';
import { idOf, type WrittenHouse } from './write-house';

const MONTHS = 12;
/** A day at a desk, and an hour in a room, in minor units. */
const [DAY_PRICE, HOUR_PRICE] = [1920, 1440];

type Month = { readonly first: LocalDate; readonly last: LocalDate };
const monthOf = (date: LocalDate): LocalDate => `${date.slice(0, 7)}-01`;

/** The months before the one of `today`, the earliest first. */
function monthsBefore(today: LocalDate): Month[] {
  const months: Month[] = [];
  for (let next = monthOf(today); months.length < MONTHS; next = months[0]!.first) {
    const last = addDays(next, -1);
    months.unshift({ first: monthOf(last), last });
  }
  return months;
}

/**
 * A year of invoices, most of them paid. What they are for is charged by the month: to price each booking of the past by the list would take longer than all the rest
 * of the demo.
 */
export async function writeAccounts(
  tx: OperatorTx,
  house: DemoHouse,
  written: WrittenHouse,
  { list, now }: { readonly list: PriceList; readonly now: Date },
): Promise<void> {
  const owner = house.members.find(({ role }) => role === 'owner');
  if (!owner) return;
  const closedBy = idOf(written.members, owner.email).memberId;
  const today = localDateOf(now, house.space.timeZone);
  const months = monthsBefore(today);
  const { currency } = house.operator;
  await writeSeller(tx, house, closedBy);
  await insertCharges(tx, chargesByMonth(house, written, { list, currency, months }));
  for (const month of months) await closeMonth(tx, house, month, { closedBy, currency, today });
}

async function writeSeller(tx: OperatorTx, { operator, seller }: DemoHouse, changedBy: MemberId): Promise<void> {
  await tx
    .insertInto('sellerDetails')
    .values({ operatorId: tx.operatorId, name: operator.name, ...seller, dueDays: 14, changedBy })
    .execute();
}

type Charging = { readonly list: PriceList; readonly currency: string };

/** Some days at a desk and hours in rooms each month. */
function chargesByMonth(
  { operator, members }: DemoHouse,
  written: WrittenHouse,
  { list, currency, months }: Charging & { readonly months: readonly Month[] },
): SourcedCharge[] {
  const random = seededRandom(`accounts of ${operator.slug}`);
  const charge = (email: string, { first, last }: Month, amount: number, words: string): SourcedCharge => ({
    memberId: idOf(written.members, email).memberId,
    ...{ sourceKind: 'fee', sourceId: newId(), ordinal: 0, serviceOn: last, currency },
    lines: taxesOn([{ category: list.taxes.otherwise, amount }], list.taxes, false).map((tax) => ({
      ...tax,
      words: `${words} in ${monthInWords(first)}`,
    })),
  });
  const regulars = members.filter(({ role }) => role === 'member' || role === 'host');
  const charges = months.flatMap((month) =>
    regulars.flatMap(({ email }) => {
      if (!random.chance(0.8)) return [];
      const [days, hours] = [random.between(2, 12), random.between(0, 6)];
      return [
        charge(email, month, days * DAY_PRICE, `Desk, ${days} days`),
        ...(hours > 1 ? [charge(email, month, hours * HOUR_PRICE, `Meeting rooms, ${hours} hours`)] : []),
      ];
    }),
  );
  // Somebody who came twice, and got one of the days back a month later.
  const visitor = members.find(({ role }) => role === 'visitor');
  const [came, back] = months.slice(-3);
  if (!visitor || !came || !back) return charges;
  return [
    ...charges,
    charge(visitor.email, came, 2 * DAY_PRICE, 'Desk, 2 days'),
    charge(visitor.email, back, -DAY_PRICE, 'Given back: no heating on one day'),
  ];
}

const MONTH = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', year: 'numeric' });
const monthInWords = (first: LocalDate): string => MONTH.format(new Date(`${first}T00:00:00Z`));

type Closing = { readonly closedBy: MemberId; readonly currency: string; readonly today: LocalDate };

/** The invoices of a month, made on the first of the next as a closing makes them, and what was paid for them since. */
async function closeMonth(
  tx: OperatorTx,
  { operator }: DemoHouse,
  { last: upTo }: Month,
  { closedBy, currency, today }: Closing,
): Promise<void> {
  const [id, issuedOn, seller] = [newId<'closing'>(), addDays(upTo, 1), await findSeller(tx)];
  const startedAt = new Date(`${issuedOn}T09:00:00Z`);
  const open = await listMembersToClose(tx, upTo);
  await insertClosing(tx, { id, upTo, issuedOn, members: open.length, closedBy, startedAt });
  const random = seededRandom(`payments of ${operator.slug} ${upTo}`);
  const isLast = addDays(upTo, 1) === monthOf(today);
  const payments: { invoiceId: InvoiceId; memberId: MemberId; amountMinor: number; receivedOn: LocalDate }[] = [];
  for (const { memberId, chargeIds, charges, buyer } of open) {
    const invoice = makeInvoice(charges, { upTo, issuedOn, seller, buyer });
    if (!invoice) continue;
    const { id: invoiceId } = await insertInvoice(
      tx,
      { memberId, closingId: id, issuedOn, currency, chargeIds },
      invoice,
    );
    const receivedOn = addDays(issuedOn, random.between(2, 16));
    const pays = random.chance(isLast ? 0.6 : 0.985) && receivedOn <= today && invoice.gross > 0;
    if (pays) payments.push({ invoiceId, memberId, amountMinor: invoice.gross, receivedOn });
  }
  if (payments.length > 0)
    await tx
      .insertInto('payments')
      .values(
        payments.map((payment) => ({
          ...{ operatorId: tx.operatorId, id: newId<'payment'>(), currency, takenBy: closedBy, note: '' },
          ...{ how: random.chance(0.85) ? ('transfer' as const) : ('cash' as const), takesBack: null },
          ...payment,
        })),
      )
      .execute();
  await updateToFinished(tx, id, startedAt);
}
