import { beforeAll, expect, it } from 'vitest';
import { loadDemo } from './load-demo';
import { countOf, emptyTables, rowsOf } from './testing-demo-rows';

beforeAll(async () => {
  await emptyTables();
  await loadDemo({ now: new Date('2026-11-24T10:20:00Z') });
});

it.each(['harbour', 'lagoon'])('%s sells extras and has codes, and meetings were booked with both', async (slug) => {
  const of = `join operators o on o.id = x.operator_id where o.slug = '${slug}'`;
  expect(await countOf(`extras x ${of} and x.on_sale`)).toBe(4);
  const used = await rowsOf<{ code: string; limit: number | null; uses: number; members: number }>(`
    select x.code, x.limit_in_all as limit, count(u.*)::int as uses, count(distinct u.member_id)::int as members
    from discount_codes x left join code_uses u on u.operator_id = x.operator_id and u.code_id = x.id ${of}
    group by 1, 2 order by 1`);
  expect(used.map(({ code }) => code)).toEqual(['FRIENDS5', 'SUMMER', 'WELCOME20', 'WORKSHOP10']);
  expect(used[0]).toMatchObject({ limit: 3, uses: 3, members: 3 });
  const withExtras = `bookings x ${of} and x.extras <> '[]'`;
  expect(await countOf(withExtras)).toBeGreaterThan(5);
  // Each has its price with its extras as lines of its own, and is charged at it.
  const priced = await rowsOf<{
    amount: number;
    charged: number;
    extras: number;
    lines: number;
    guests: number;
    seats: number;
  }>(`
    select q.amount_minor::int as amount, (select sum(c.gross_minor)::int from charges c where c.source_id = x.id) as charged,
      jsonb_array_length(x.extras) as extras, jsonb_array_length(q.quote -> 'extras') as lines, jsonb_array_length(x.guests) as guests, r.capacity as seats
    from bookings x join quotes q on q.booking_id = x.id join resources r on r.id = x.resource_id ${of} and x.extras <> '[]'`);
  expect(priced).toHaveLength(await countOf(withExtras));
  for (const one of priced) {
    expect(one.amount).toBeGreaterThan(0);
    expect([one.charged, one.lines]).toEqual([one.amount, one.extras]);
    expect(one.guests).toBeGreaterThan(0);
    expect(one.guests).toBeLessThan(one.seats);
  }
});

it('the first member sees extras on what is over and on an invoice, and on what is to come', async () => {
  const mine = `bookings b join auth.people p on p.id = b.person_id and p.email = 'member@harbour.test' where b.extras <> '[]'`;
  expect(await countOf(`${mine} and b.starts_at > '2026-11-24T10:20:00Z'`)).toBeGreaterThan(1);
  const invoiced = `and exists (select 1 from charges c join invoice_charges i on i.charge_id = c.id where c.source_id = b.id)`;
  expect(await countOf(`${mine} ${invoiced}`)).toBeGreaterThan(0);
});
