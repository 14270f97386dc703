import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byTax, type ChargeLine, type NewCharge, shareOfTaxes, sumsOf, type TaxPart } from './charge-lines';
import { placeAndTime } from './charge-words';
import { reconcile } from './reconcile';
import { type BookingToCharge, whatABookingComesTo } from './what-a-booking-comes-to';

const vat = (gross: number, percent = 23, tax = Math.round((gross * percent) / (100 + percent))): TaxPart => ({
  ...{ category: `vat${percent}`, name: 'VAT', percent, net: gross - tax, tax, gross },
});
const booking = (more: Partial<BookingToCharge> = {}): BookingToCharge => ({
  memberId: 'ana',
  resourceName: 'Desk 4',
  timeZone: 'Europe/Lisbon',
  startsAt: new Date('2026-06-02T08:00:00Z'),
  endsAt: new Date('2026-06-02T10:00:00Z'),
  state: { type: 'stands' },
  agreed: {
    ...{ currency: 'EUR', total: 1230, due: 1230, taxes: [vat(1230)] },
    cancellation: [
      { from: null, cost: 0 },
      { from: '2026-06-01T08:00:00Z', cost: 615 },
      { from: '2026-06-02T06:00:00Z', cost: 1230 },
    ],
  },
  ...more,
});
const cancelled = (at: string) => booking({ state: { type: 'cancelled_by_holder', at: new Date(at) } });
const grossOf = (charge: NewCharge | null) => (charge ? sumsOf(charge.lines).gross : 0);

describe('what a booking comes to', () => {
  it('its agreed price while it stands, on the day of its wall clock', () => {
    expect(whatABookingComesTo(booking())).toEqual({
      ...{ memberId: 'ana', serviceOn: '2026-06-02', currency: 'EUR' },
      lines: [{ ...vat(1230), words: 'Desk 4 · Tue 2 Jun 2026, 09:00–11:00' }],
    });
    const late = booking({ timeZone: 'Pacific/Auckland' });
    expect(whatABookingComesTo({ ...late, startsAt: new Date('2026-06-02T13:00:00Z') })?.serviceOn).toBe('2026-06-03');
  });

  it.each([
    ['2026-05-31T08:00:00Z', 0],
    ['2026-06-01T07:59:59.999Z', 0],
    ['2026-06-01T08:00:00Z', 615],
    ['2026-06-02T05:59:00Z', 615],
    ['2026-06-02T06:00:00Z', 1230],
  ])('cancelled by its member at %s: %i', (at, gross) => {
    expect(grossOf(whatABookingComesTo(cancelled(at)))).toBe(gross);
  });

  it('half of it has half the tax', () => {
    expect(whatABookingComesTo(cancelled('2026-06-01T09:00:00Z'))?.lines).toEqual([
      { ...vat(615), words: 'Cancelled: Desk 4 · Tue 2 Jun 2026, 09:00–11:00' },
    ]);
    expect(vat(615)).toMatchObject({ net: 500, tax: 115 });
  });

  it('what its terms said of not coming; the whole where they say nothing; less what money credits pay', () => {
    const missed = (noShow: { cost: number } | null, due = 1230) => {
      const agreed = { ...booking().agreed!, noShow, due };
      return whatABookingComesTo(booking({ state: { type: 'not_shown' }, agreed }));
    };
    expect(grossOf(missed(null))).toBe(1230);
    expect(missed({ cost: 615 })?.lines).toEqual([
      { ...vat(615), words: 'Did not come: Desk 4 · Tue 2 Jun 2026, 09:00–11:00' },
    ]);
    expect(missed({ cost: 0 })).toBeNull();
    // A third of the price was paid with credits, so a third of the fee is.
    expect(grossOf(missed({ cost: 615 }, 820))).toBe(410);
  });

  it('nothing when the house took it back, or where no price was agreed', () => {
    expect(whatABookingComesTo(booking({ state: { type: 'nothing' } }))).toBeNull();
    expect(whatABookingComesTo(booking({ agreed: null }))).toBeNull();
  });

  it('what money credits pay of it is not owed, and neither is their share of what cancelling costs', () => {
    const agreed = { ...booking().agreed!, due: 410 };
    expect(grossOf(whatABookingComesTo(booking({ agreed })))).toBe(410);
    // 615 of 1230 is a half; so is 205 of 410.
    expect(grossOf(whatABookingComesTo({ ...cancelled('2026-06-01T09:00:00Z'), agreed }))).toBe(205);
    expect(whatABookingComesTo(booking({ agreed: { ...agreed, due: 0 } }))).toBeNull();
  });

  it('says the day on which it ends where that is another', () => {
    const until = { ...booking(), endsAt: new Date('2026-06-03T01:00:00Z') };
    expect(placeAndTime(until)).toBe('Desk 4 · Tue 2 Jun 2026, 09:00 – Wed 3 Jun 2026, 02:00');
  });
});

const percents = fc.constantFrom(0, 6, 13, 23);
const part = fc.record({ gross: fc.integer({ min: 0, max: 100_000 }), percent: percents }).map((one) => {
  return vat(one.gross, one.percent);
});
const line = part.map((one): ChargeLine => ({ ...one, words: 'Desk' }));
const target: fc.Arbitrary<NewCharge | null> = fc.option(
  fc.record({
    memberId: fc.constantFrom('ana', 'rui'),
    serviceOn: fc.constantFrom('2026-06-02', '2026-06-03'),
    currency: fc.constant('EUR'),
    lines: fc.array(line, { minLength: 1, maxLength: 3 }),
  }),
);

describe('shares of taxes', () => {
  it('sum to what is paid, net and tax too, and never turn round', () => {
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (all, of) => {
          const whole = sumsOf(all).gross;
          const gross = Math.floor(whole * of);
          const shares = shareOfTaxes(all, gross);
          if (whole > 0) expect(sumsOf(shares).gross).toBe(gross);
          for (const { net, tax, gross: share } of shares) {
            expect(net + tax).toBe(share);
            expect(Math.min(net, tax)).toBeGreaterThanOrEqual(0);
          }
        },
      ),
    );
  });

  it('who is exempt pays no tax on a part either', () => {
    expect(shareOfTaxes([{ ...vat(1000), net: 1000, tax: 0 }], 500)).toMatchObject([{ net: 500, tax: 0, gross: 500 }]);
  });
});

describe('the difference to what was charged', () => {
  const whole = whatABookingComesTo(booking())!;
  it('is all of it at first, and nothing after that', () => {
    expect(reconcile(whole, [])).toEqual([whole]);
    expect(reconcile(whole, [whole])).toEqual([]);
    expect(reconcile(null, [])).toEqual([]);
  });

  it('gives back what is owed no more, in the words in which it was charged', () => {
    const [back] = reconcile(null, [whole]);
    expect(back?.lines).toEqual([
      { ...whole.lines[0], net: -1000, tax: -230, gross: -1230, words: whole.lines[0]!.words },
    ]);
  });

  it('handed over it leaves the one account and comes to the other', () => {
    const given = reconcile({ ...whole, memberId: 'rui' }, [whole]);
    expect(given.map((one) => [one.memberId, grossOf(one)])).toEqual([
      ['ana', -1230],
      ['rui', 1230],
    ]);
  });

  it('made longer, only what it costs more', () => {
    const longer = { ...whole, lines: [{ ...vat(2000), words: 'longer' }] };
    expect(reconcile(longer, [whole])).toMatchObject([{ lines: [{ gross: 770, words: 'longer' }] }]);
  });

  it('brings every account to what it should come to, whatever happened before, and is then at rest', () => {
    fc.assert(
      fc.property(fc.array(target, { minLength: 1, maxLength: 6 }), (history) => {
        let charged: NewCharge[] = [];
        for (const wanted of history) {
          charged = [...charged, ...reconcile(wanted, charged)];
          expect(reconcile(wanted, charged)).toEqual([]);
          for (const memberId of ['ana', 'rui'])
            for (const serviceOn of ['2026-06-02', '2026-06-03']) {
              const lines = charged
                .filter((one) => one.memberId === memberId && one.serviceOn === serviceOn)
                .flatMap((one) => one.lines);
              const is = wanted?.memberId === memberId && wanted.serviceOn === serviceOn ? wanted.lines : [];
              const some = (all: readonly ChargeLine[]) =>
                byTax(all)
                  .filter(({ net, tax }) => net !== 0 || tax !== 0)
                  .map(({ percent, net, tax, gross }) => ({ percent, net, tax, gross }))
                  .sort((a, b) => a.percent - b.percent);
              expect(some(lines)).toEqual(some(is));
            }
        }
      }),
    );
  });
});
