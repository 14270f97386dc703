import { runOnce } from 'graphile-worker';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { remindInput, saveBuyerInput, saveSellerInput, beginClosingInput } from '@/features/billing/billing.contract';
import { chargeFor } from '@/features/billing/billing.service';
import { beginClosing } from '@/features/billing/commands/begin-closing';
import { remind } from '@/features/billing/commands/remind';
import { saveBuyer } from '@/features/billing/commands/save-buyer';
import { saveSeller } from '@/features/billing/commands/save-seller';
import { insertPayment } from '@/features/billing/sql/payment-writes';
import type { ActingMember } from '@/kernel/acting-member';
import { type InvoiceId, newId } from '@/kernel/ids';
import { addDays, localDateOf } from '@/kernel/zone';
import { asPerson, inOperator } from '@/server/db/transactions';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { graphileLogger } from '@/server/jobs/graphile-logger';
import { closeMail } from '@/server/mail/send-mail';
import { textOfPdf } from '@/server/pdf/testing-pdf-text';
import { asOwner } from '@/testing/as-owner';
import { makeIssuedInvoice } from '@/testing/make-issued-invoice';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { openPostOffice } from '@/testing/post-office';
import './reactions';
import { tasks } from './tasks';

process.env.LOG_LEVEL = 'silent';

const ZONE = 'Europe/Lisbon';
const today = localDateOf(new Date(), ZONE);
/** Today all day long: what is asked for is asked at noon. */
const NOON = new Date(`${today}T12:00:00Z`);
let post: Awaited<ReturnType<typeof openPostOffice>>;
let space: MadeSpace;
let owner: ActingMember;
let desk: ActingMember;
let ana: ActingMember;

beforeAll(async () => {
  post = await openPostOffice();
  process.env.SMTP_URL = post.url;
});
afterAll(async () => {
  closeMail();
  await post.close();
});
beforeEach(async () => {
  await asOwner('delete from graphile_worker._private_jobs');
  post.collect();
  space = await makeSpace({ name: 'Harbour', timeZone: ZONE });
  [owner, desk] = [await makeMember(space, 'owner', 'Olga'), await makeMember(space, 'front_desk', 'Fay')];
  ana = await makeMember(space, 'member', 'Ana');
});

const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
async function work() {
  const connectionString = process.env.MIGRATION_DATABASE_URL;
  await runOnce({ connectionString, taskList: tasks, logger: graphileLogger, noHandleSignals: true });
  return post.collect();
}
const charge = (gross: number) =>
  inOperator(space, (tx) =>
    chargeFor(tx, {
      ...{ memberId: ana.memberId, sourceKind: 'fee', sourceId: newId(), serviceOn: today, currency: 'EUR' },
      lines: [{ category: null, name: 'No tax', percent: 0, net: gross, tax: 0, gross, words: 'Locker' }],
    }),
  );
const close = () => beginClosing(owner, beginClosingInput.parse({ ...base(), upTo: today }));
const pay = (amountMinor: number, invoiceId: InvoiceId | null = null) =>
  inOperator(space, (tx) =>
    insertPayment(tx, {
      ...{ id: newId<'payment'>(), memberId: ana.memberId, invoiceId, how: 'cash', currency: 'EUR', amountMinor },
      ...{ receivedOn: today, note: '', takesBack: null, takenBy: owner.memberId },
    }),
  );
const addressOfAna = async () => {
  const { rows } = await asPerson(ana, (tx) =>
    sql<{ email: string }>`select email from auth.find_person(${ana.personId})`.execute(tx),
  );
  return rows[0]!.email;
};
const notices = async () => {
  const { rows } = await inOperator(space, (tx) =>
    sql<{ kind: string; number: string | null }>`select kind, about ->> 'number' as number from notices
      where operator_id = ${space.operatorId} and member_id = ${ana.memberId} order by created_at`.execute(tx),
  );
  return rows.map(({ kind, number }) => [kind, number]);
};

describe('an invoice that is made', () => {
  it('is mailed with its PDF, once for all who read mail, and told on screen', async () => {
    await charge(4000);
    await pay(1000);
    await close();
    const [mail, ...others] = await work();
    expect(others).toEqual([]);
    const year = today.slice(0, 4);
    expect(mail).toMatchObject({ to: await addressOfAna(), from: 'Harbour' });
    expect(mail?.subject).toContain(`Invoice ${year}-0001: €30.00, due`);
    expect(mail?.text).toContain('€10.00 of it is paid already; €30.00 is due');
    expect(mail?.documents.map(({ filename }) => filename)).toEqual([`invoice-${year}-0001.pdf`]);
    expect(textOfPdf(mail!.documents[0]!.content)).toEqual(
      expect.arrayContaining([`Invoice ${year}-0001`, 'Locker', '€40.00']),
    );
    expect(await notices()).toEqual([['invoice.made', `${year}-0001`]]);
    // A worker that died after sending sends again: the same mail.
    const { rows } = await inOperator(space, (tx) => sql<{ id: string }>`select id from invoices`.execute(tx));
    const payload = { operatorId: space.operatorId, invoiceId: rows[0]!.id };
    await inOperator(space, (tx) => enqueueJobs(tx, [{ task: 'send-invoice', payload }]));
    expect((await work()).map(({ messageId }) => messageId)).toEqual([mail?.messageId]);
  });

  it('goes where its member wants it, and what is given back says so', async () => {
    const buyer = { name: 'Reis, Lda', address: '', taxNumber: '', email: 'books@reis.test' };
    await saveBuyer(ana, saveBuyerInput.parse({ ...base(), memberId: ana.memberId, buyer }));
    await charge(-500);
    await close();
    const mails = await work();
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      ['books@reis.test', `Credit note CN-${today.slice(0, 4)}-0001: €5.00 given back`],
    ]);
    expect(await notices()).toMatchObject([['credit_note.made', `CN-${today.slice(0, 4)}-0001`]]);
  });

  it('is told on screen alone where the house mails none', async () => {
    const words = { name: 'Harbour', address: '', taxNumber: '', payTo: '', footer: '', numberPrefix: '' };
    await saveSeller(owner, saveSellerInput.parse({ ...base(), seller: { ...words, dueDays: 14, byMail: false } }));
    await charge(4000);
    await close();
    expect(await work()).toEqual([]);
    expect(await notices()).toHaveLength(1);
  });
});

describe('a reminder', () => {
  const ask = (who = desk) => remind(who, remindInput.parse({ ...base(), memberId: ana.memberId }), NOON);
  const issue = (gross: number, dueOn: string) =>
    inOperator(space, (tx) =>
      makeIssuedInvoice(tx, owner, { memberId: ana.memberId, gross, issuedOn: addDays(dueOn, -14), dueOn }),
    );

  it('says what of what is overdue, and comes once a day, whoever asks at once', async () => {
    const [first] = [await issue(3000, addDays(today, -20)), await issue(1200, addDays(today, -1))];
    await issue(9900, addDays(today, 1));
    await pay(1000, first);
    const asked = await Promise.allSettled([ask(), ask(owner), ask()]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const one of asked)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'reminder.sent_today' });
    const mails = await work();
    expect(mails).toHaveLength(1);
    expect(mails[0]?.subject).toBe('Reminder: €32.00 is overdue');
    expect(mails[0]?.text).toMatch(/€20\.00 open[\s\S]*€12\.00 open/);
    expect(mails[0]?.text).not.toContain('99.00');
    expect(mails[0]?.documents).toHaveLength(2);
    expect(await notices()).toEqual([['payment.reminded', null]]);
  });

  it('is not sent where it was paid meanwhile, and not asked for where nothing is overdue', async () => {
    await expect(ask()).rejects.toMatchObject({ code: 'reminder.nothing_overdue' });
    await issue(3000, today);
    await expect(ask()).rejects.toMatchObject({ code: 'reminder.nothing_overdue' });
    await issue(1000, addDays(today, -3));
    await ask();
    await pay(1000);
    await pay(3000);
    expect(await work()).toEqual([]);
    await expect(ask(ana)).rejects.toMatchObject({ code: 'auth.not_allowed' });
    const stranger = await makeMember(await makeSpace(), 'owner');
    const theirs = remindInput.parse({ ...base(), memberId: ana.memberId });
    await expect(remind(stranger, theirs)).rejects.toMatchObject({ code: 'account.not_found' });
  });
});
