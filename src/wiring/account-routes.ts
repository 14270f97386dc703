import { invoicesOfDates } from '@/features/billing/billing.contract';
import { readInvoicesTable } from '@/features/billing/invoices.reads';
import { readInvoicePaper, readStatementOfAccount } from '@/features/billing/documents.reads';
import { DomainError } from '@/kernel/domain-error';
import type { Paper } from '@/kernel/paper';
import { getMember } from '@/server/auth/membership';
import { writeTable } from '@/server/csv/table';
import { writePaper } from '@/server/pdf/write-paper';
import { createContext } from '@/server/trpc/context';
import { answering, idOr404 } from './answering';

/** An invoice or credit note as a PDF: for its member, and for staff. */
export const serveInvoice = (request: Request, where: { operator: string; invoice: string }): Promise<Response> =>
  answering(async () => {
    const { session } = await createContext(request);
    const member = await getMember(session, idOr404<'operator'>(where.operator));
    return asPdf(await readInvoicePaper(member, idOr404<'invoice'>(where.invoice)));
  });

/** Invoices and credit notes from one day to another as a table: for staff. */
export const serveInvoicesTable = (request: Request, where: { operator: string }): Promise<Response> =>
  answering(async () => {
    const { session } = await createContext(request);
    const member = await getMember(session, idOr404<'operator'>(where.operator));
    const dates = invoicesOfDates.safeParse(Object.fromEntries(new URL(request.url).searchParams));
    if (!dates.success) throw new DomainError('invalid', 'input.invalid');
    const { head, rows } = await readInvoicesTable(member, dates.data);
    const name = `invoices-${dates.data.from}-${dates.data.to}.csv`;
    return new Response(writeTable(head, rows), { headers: headersOf('text/csv; charset=utf-8', name, 'attachment') });
  });

/** What was invoiced and paid on an account, as a PDF or (`as=csv`) as a table: for its member, and for staff. */
export const serveStatement = (request: Request, where: { operator: string; member: string }): Promise<Response> =>
  answering(async () => {
    const { session } = await createContext(request);
    const member = await getMember(session, idOr404<'operator'>(where.operator));
    const { paper, table } = await readStatementOfAccount(member, idOr404<'member'>(where.member));
    if (new URL(request.url).searchParams.get('as') !== 'csv') return asPdf(paper);
    return new Response(writeTable(table.head, table.rows), {
      headers: headersOf('text/csv; charset=utf-8', 'statement.csv', 'attachment'),
    });
  });

const asPdf = async (paper: Paper): Promise<Response> =>
  new Response(new Uint8Array(await writePaper(paper)), {
    headers: headersOf('application/pdf', `${paper.title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.pdf`, 'inline'),
  });

const headersOf = (type: string, name: string, disposition: 'inline' | 'attachment') => ({
  'content-type': type,
  'content-disposition': `${disposition}; filename="${name}"`,
  // Somebody's money: kept by nobody on the way.
  'cache-control': 'private, no-store',
});
