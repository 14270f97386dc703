import { expect, test } from 'vitest';
import { taxesOn } from '@/features/pricing/domain/taxes';
import type { MemberId } from '@/kernel/ids';
import { reconcile } from './reconcile';
import { whatATicketComesTo, type RsvpToCharge } from './what-a-ticket-comes-to';

const TAXES = { mode: 'inclusive' as const, categories: [{ id: 'vat', name: 'VAT', percent: 23 }], byKind: {} };
const taxesOf = (sum: { readonly category: string | null; readonly amount: number }) =>
  taxesOn([{ ...sum, category: sum.category ?? 'vat' }], { ...TAXES, otherwise: 'vat' }, false);
const ana = (rest: Partial<RsvpToCharge> = {}): RsvpToCharge => ({
  ...{
    memberId: 'ana' as MemberId,
    title: 'Letterpress',
    ticketName: 'Regular',
    party: 2,
    each: 3500,
    currency: 'EUR',
  },
  ...{ taxCategory: null, timeZone: 'Europe/Lisbon', owes: true },
  ...{ startsAt: new Date('2026-12-03T18:00:00Z'), endsAt: new Date('2026-12-03T20:00:00Z') },
  ...rest,
});

test('a ticket is charged for each place, with its event and day in words, and its tax taken out of what was shown', () => {
  // 70.00 with 23 % in it: 70.00 × 23 / 123 = 13.089…
  expect(whatATicketComesTo(ana(), taxesOf)).toEqual({
    ...{ memberId: 'ana', serviceOn: '2026-12-03', currency: 'EUR' },
    lines: [
      {
        ...{ category: 'vat', name: 'VAT', percent: 23, net: 5691, tax: 1309, gross: 7000, item: 'Regular' },
        words: 'Letterpress: Regular × 2 · Thu 3 Dec 2026, 18:00–20:00',
      },
    ],
  });
  expect(whatATicketComesTo(ana({ owes: false }), taxesOf)).toBeNull();
});

test('another ticket gives the first one back and stands beside it; another day takes it along', () => {
  const regular = whatATicketComesTo(ana(), taxesOf)!;
  const early = whatATicketComesTo(ana({ ticketName: 'Early bird', each: 2500 }), taxesOf);
  const grossOf = (charges: ReturnType<typeof reconcile>) =>
    charges.map(({ serviceOn, lines }) => [serviceOn, ...lines.map(({ item, gross }) => `${item} ${gross}`)]);
  expect(grossOf(reconcile(early, [regular]))).toEqual([['2026-12-03', 'Regular -7000', 'Early bird 5000']]);
  const later = { startsAt: new Date('2026-12-10T18:00:00Z'), endsAt: new Date('2026-12-10T20:00:00Z') };
  expect(grossOf(reconcile(whatATicketComesTo(ana(later), taxesOf), [regular]))).toEqual([
    ['2026-12-03', 'Regular -7000'],
    ['2026-12-10', 'Regular 7000'],
  ]);
  expect(reconcile(regular, [regular])).toEqual([]);
});
