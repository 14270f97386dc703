import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { sessionCookieName } from '@/server/auth/session-cookie';
import { signSession } from '@/server/auth/session-token';
import { asPerson, inOperator } from '@/server/db/transactions';
import { closeLimits } from '@/server/limits/limits';
import { textOfPdf } from '@/server/pdf/testing-pdf-text';
import { makeFullOperator, type FullOperator } from '@/testing/full-operator';
import { serveInvoice, serveInvoicesTable, serveStatement } from './account-routes';
import './reactions';

Object.assign(process.env, { LOG_LEVEL: 'silent' });

let harbour: FullOperator;
let cove: FullOperator;
let invoice: string;
beforeAll(async () => {
  [harbour, cove] = [await makeFullOperator('Harbour'), await makeFullOperator('Cove')];
  const { rows } = await inOperator(harbour, (tx) => sql<{ id: string }>`select id from invoices`.execute(tx));
  invoice = rows[0]!.id;
});
afterAll(closeLimits);

async function cookieOf(who: ActingMember | null): Promise<Record<string, string>> {
  if (!who) return {};
  const { rows } = await asPerson(who, (tx) =>
    sql<{ version: number }>`select session_version as version from auth.find_person(${who.personId})`.execute(tx),
  );
  const { token } = await signSession({ personId: who.personId, version: rows[0]!.version }, 'browser');
  return { cookie: `${sessionCookieName()}=${token}` };
}
const asked = async (who: ActingMember | null, as = 'pdf') =>
  new Request(`http://localhost:3000/x?as=${as}`, { headers: await cookieOf(who) });
const getInvoice = async (who: ActingMember | null, operator = harbour.operatorId, id = invoice) =>
  serveInvoice(await asked(who), { operator, invoice: id });
const getStatement = async (who: ActingMember | null, as = 'pdf', of = harbour.both) =>
  serveStatement(await asked(who, as), { operator: harbour.operatorId, member: of.memberId });

it('gives an invoice to its member and to whoever runs the space, as it was made', async () => {
  for (const who of [harbour.both, harbour.owner]) {
    const answer = await getInvoice(who);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('content-disposition')).toBe('inline; filename="invoice-2026-0001.pdf"');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const text = textOfPdf(Buffer.from(await answer.arrayBuffer()));
    expect(text).toEqual(expect.arrayContaining(['Harbour Ltd', 'Both', 'Invoice 2026-0001', '10.00', '€12.30']));
  }
});

it('has none for another member, another operator, whoever is signed out, or an id that is none', async () => {
  expect((await getInvoice(harbour.member)).status).toBe(404);
  expect((await getInvoice(cove.owner)).status).toBe(404);
  expect((await getInvoice(cove.owner, cove.operatorId)).status).toBe(404);
  expect((await getInvoice(null)).status).toBe(401);
  expect((await getInvoice(harbour.owner, harbour.operatorId, 'none')).status).toBe(404);
  expect((await getStatement(harbour.member)).status).toBe(404);
  expect((await getStatement(cove.owner)).status).toBe(404);
  expect((await getStatement(null)).status).toBe(401);
});

it('gives invoices of some days as a table to whoever runs the space', async () => {
  const table = async (who: ActingMember | null, search: string) =>
    serveInvoicesTable(new Request(`http://localhost:3000/x?${search}`, { headers: await cookieOf(who) }), {
      operator: harbour.operatorId,
    });
  const answer = await table(harbour.owner, 'from=2026-02-01&to=2026-02-28');
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="invoices-2026-02-01-2026-02-28.csv"');
  expect((await answer.text()).split('\r\n')[1]).toBe(
    '2026-0001,Invoice,2026-02-01,2026-02-15,Both,PT 1,VAT,23,10.00,2.30,12.30,,,,EUR',
  );
  expect((await table(harbour.member, 'from=2026-02-01&to=2026-02-28')).status).toBe(403);
  expect((await table(cove.owner, 'from=2026-02-01&to=2026-02-28')).status).toBe(404);
  expect((await table(null, 'from=2026-02-01&to=2026-02-28')).status).toBe(401);
  for (const search of ['', 'from=2026-02-28&to=2026-02-01', 'from=x&to=y'])
    expect((await table(harbour.owner, search)).status).toBe(422);
});

it('gives a statement on paper and as a table', async () => {
  const text = textOfPdf(Buffer.from(await (await getStatement(harbour.both)).arrayBuffer()));
  expect(text).toEqual(expect.arrayContaining(['Statement of account', 'Payment, cash', 'Owed', '€0.00']));
  const table = await getStatement(harbour.owner, 'csv');
  expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(table.headers.get('content-disposition')).toBe('attachment; filename="statement.csv"');
  expect((await table.text()).replace('\uFEFF', '').trim().split('\r\n')).toEqual([
    'Date,What,Charged,Paid,Owed,Credit,Currency',
    '2026-02-01,Invoice 2026-0001,12.30,,12.30,,EUR',
    '2026-02-02,"Payment, cash",,12.30,,,EUR',
  ]);
});
