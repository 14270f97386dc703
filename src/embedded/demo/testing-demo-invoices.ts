import { expect } from 'vitest';
import { countOf, rowsOf } from './testing-demo-rows';

/** Twelve months of invoices at an operator of the demo: each charge on one of them, numbers without a gap, some not paid yet, one credit note. */
export async function expectInvoices(slug: string): Promise<void> {
  const of = `join operators o on o.id = x.operator_id where o.slug = '${slug}'`;
  const months = await rowsOf<{ month: string; next: string }>(
    `select distinct to_char(x.period_to, 'YYYY-MM') as month, to_char(x.issued_on, 'YYYY-MM-DD') as next from invoices x ${of} order by month`,
  );
  expect(months).toHaveLength(12);
  // On the first of the month after.
  for (const { next } of months) expect(next.slice(8)).toBe('01');
  const numbered = await rowsOf<{ many: number; last: number }>(
    `select count(*)::int as many, max(x.number) as last from invoices x ${of} group by x.kind, x.year`,
  );
  for (const { many, last } of numbered) expect(last).toBe(many);
  const onInvoice = 'join invoice_charges i on i.operator_id = x.operator_id and i.charge_id = x.id';
  const paid = 'exists (select 1 from payments p where p.operator_id = x.operator_id and p.invoice_id = x.id)';
  const [sums] = await rowsOf<{ invoiced: number; charged: number; open: number; paid: number }>(
    `select (select sum(x.gross_minor)::int from invoices x ${of}) as invoiced,
      (select sum(x.gross_minor)::int from charges x ${onInvoice} ${of}) as charged,
      (select count(*)::int from invoices x ${of} and not ${paid}) as open, (select count(*)::int from invoices x ${of} and ${paid}) as paid`,
  );
  expect(sums!.charged).toBe(sums!.invoiced);
  expect(sums!.paid).toBeGreaterThan(3 * sums!.open);
  expect(sums!.open).toBeGreaterThan(0);
  const chargedPass = `exists (select 1 from charges c where c.operator_id = x.operator_id and c.source_kind = 'pass' and c.source_id = x.id
    and c.member_id = x.member_id and c.gross_minor = x.price_minor)`;
  expect(await countOf(`pass_purchases x ${of} and ${chargedPass}`)).toBe(await countOf(`pass_purchases x ${of}`));
  expect(await countOf(`invoices x ${of} and x.kind = 'credit_note'`)).toBe(1);
}
