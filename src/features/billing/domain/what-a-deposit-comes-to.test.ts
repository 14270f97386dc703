import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type NewCharge, sumsOf } from './charge-lines';
import { reconcile } from './reconcile';
import { type DepositToCharge, whatADepositComesTo } from './what-a-deposit-comes-to';

const BOOKING: DepositToCharge = {
  ...{ memberId: 'ana', resourceName: 'Hall', timeZone: 'Europe/Lisbon', currency: 'EUR', recurring: false },
  startsAt: new Date('2026-06-20T09:00:00Z'),
  endsAt: new Date('2026-06-20T11:00:00Z'),
  bookedAt: new Date('2026-06-01T06:00:00Z'),
  ...{ state: { type: 'stands' }, deposit: { amount: 10_000, returnDays: 7 }, decision: null },
};
const CHAIR = { kept: 3000, reason: 'A broken chair', on: '2026-06-21' };
const told = (charge: NewCharge | null) =>
  charge && [charge.serviceOn, ...charge.lines.map(({ words, gross, tax }) => `${words} ${gross} ${tax}`)];

describe('a deposit on the account', () => {
  it('stands from the day of booking on, and nothing more while nobody has said anything', () => {
    const { held, back, kept } = whatADepositComesTo(BOOKING);
    expect([told(held), back, kept]).toEqual([
      ['2026-06-01', 'Deposit: Hall · Sat 20 Jun 2026, 10:00–12:00 10000 0'],
      null,
      null,
    ]);
  });
  it('goes back whole, and what is kept is a charge of its own, without a tax', () => {
    const { back, kept } = whatADepositComesTo({ ...BOOKING, decision: CHAIR });
    expect([told(back), told(kept)]).toEqual([
      ['2026-06-21', 'Deposit returned: Hall · Sat 20 Jun 2026, 10:00–12:00 -10000 0'],
      ['2026-06-21', 'Kept of the deposit: A broken chair · Hall · Sat 20 Jun 2026, 10:00–12:00 3000 0'],
    ]);
  });
  it.each([{ type: 'nothing' } as const, { type: 'cancelled_by_holder', at: new Date() } as const])(
    'of what was given up nothing stands: $type',
    (state) =>
      expect(whatADepositComesTo({ ...BOOKING, state, decision: CHAIR })).toEqual({
        held: null,
        back: null,
        kept: null,
      }),
  );
  it('of who did not come it stands as of who came', () => {
    expect(whatADepositComesTo({ ...BOOKING, state: { type: 'not_shown' } }).held?.lines[0]?.gross).toBe(10_000);
  });
});

/** What happened to a booking, in any order: moved to places with other deposits, handed over, decided about, cancelled and brought back. */
const moments = fc.array(
  fc.record({
    amount: fc.option(fc.integer({ min: 1, max: 50_000 }), { nil: null }),
    memberId: fc.constantFrom('ana', 'rui'),
    state: fc.constantFrom<DepositToCharge['state']>(
      { type: 'stands' },
      { type: 'not_shown' },
      { type: 'nothing' },
      { type: 'cancelled_by_holder', at: new Date('2026-06-10T00:00:00Z') },
    ),
    kept: fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: null }),
    on: fc.constantFrom('2026-06-01', '2026-06-21', '2026-06-25'),
  }),
  { minLength: 1, maxLength: 8 },
);

it('whatever happened, what came in is what went out and what was kept, and each is on the account of its member', () => {
  fc.assert(
    fc.property(moments, (all) => {
      const charged: Record<'held' | 'back' | 'kept', NewCharge[]> = { held: [], back: [], kept: [] };
      const parts = ['held', 'back', 'kept'] as const;
      for (const { amount, memberId, state, kept, on } of all) {
        const deposit = amount === null ? null : { amount, returnDays: 7 };
        const decision = kept === null ? null : { kept, reason: 'A chair', on };
        const target = whatADepositComesTo({ ...BOOKING, memberId, state, deposit, decision });
        for (const part of parts) charged[part].push(...reconcile(target[part], charged[part]));
        for (const part of parts) expect(reconcile(target[part], charged[part])).toEqual([]);
      }
      const last = all.at(-1)!;
      const owed = (part: 'held' | 'back' | 'kept', of: string) =>
        charged[part]
          .filter(({ memberId }) => memberId === of)
          .reduce((sum, { lines }) => sum + sumsOf(lines).gross, 0);
      const stands = last.amount !== null && (last.state.type === 'stands' || last.state.type === 'not_shown');
      const held = stands ? (last.amount ?? 0) : 0;
      const settled = stands && last.kept !== null;
      const other = last.memberId === 'ana' ? 'rui' : 'ana';
      expect(parts.map((part) => owed(part, last.memberId))).toEqual([
        held,
        settled ? -held : 0,
        settled ? Math.min(last.kept ?? 0, held) : 0,
      ]);
      expect(parts.map((part) => owed(part, other))).toEqual([0, 0, 0]);
    }),
    { numRuns: 300 },
  );
});
