import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { type ClosingId, type MemberId, newId, type PaymentId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { asBareApp, asOwner } from '@/testing/as-owner';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { readAccount } from './account.reads';
import { readAccounts, readClosingPreview, readClosings } from './billing.reads';
import { chargeFor } from './billing.service';
import { accountsInput, takePaymentInput, takeBackPaymentInput } from './billing.contract';
import { beginClosing } from './commands/begin-closing';
import { closeAccounts } from './commands/close-accounts';
import { takeBackPayment } from './commands/take-back-payment';
import { takePayment } from './commands/take-payment';

process.env.DATABASE_POOL_SIZE = '10';
const NOW = new Date('2026-07-01T10:00:00Z');
let space: MadeSpace;
let owner: ActingMember;
let desk: ActingMember;
let members: ActingMember[];

const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
beforeEach(async () => {
  space = await makeSpace();
  owner = await makeMember(space, 'owner', 'Olga');
  desk = await makeMember(space, 'front_desk', 'Fay');
  members = [];
  for (const name of ['Ana', 'Ben', 'Cleo', 'Dan', 'Eva']) members.push(await makeMember(space, 'member', name));
});
const charge = (memberId: MemberId, gross: number, serviceOn = '2026-06-10') =>
  inOperator(space, (tx) =>
    chargeFor(tx, {
      ...{ memberId, sourceKind: 'fee', sourceId: newId(), serviceOn, currency: 'EUR' },
      lines: [{ category: null, name: 'No tax', percent: 0, net: gross, tax: 0, gross, words: 'Locker' }],
    }),
  );
const chargeAll = async () => {
  for (const { memberId } of members) await charge(memberId, 1000);
};
const begin = async (upTo = '2026-06-30') =>
  (await beginClosing(owner, { ...base(), upTo }, NOW)).closingId as ClosingId;
const numbers = () =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<{ kind: string; number: number; name: string; gross: number }>`
      select i.kind, i.number, m.display_name as name, i.gross_minor::integer as gross
      from invoices i join members m on m.operator_id = i.operator_id and m.id = i.member_id
      where i.operator_id = ${space.operatorId} order by i.kind desc, i.number`.execute(tx);
    return rows;
  });
/** Charges that are on no invoice, and on how many invoices those are that are on any. */
const placed = () =>
  inOperator(space, async (tx) => {
    const { rows } = await sql<{ open: number; invoiced: number; sum: number }>`
      select count(*) filter (where i.charge_id is null)::integer as open, count(i.charge_id)::integer as invoiced,
        coalesce((select sum(gross_minor) from invoices where operator_id = ${space.operatorId}), 0)::integer as sum
      from charges c left join invoice_charges i on i.operator_id = c.operator_id and i.charge_id = c.id
      where c.operator_id = ${space.operatorId}`.execute(tx);
    return rows[0]!;
  });

describe('closing', () => {
  it('makes what was shown before: a numbered invoice each, of what was had by then', async () => {
    await chargeAll();
    await charge(members[0]!.memberId, 500, '2026-07-01');
    await charge(members[4]!.memberId, -1500);
    const preview = await readClosingPreview(owner, { operatorId: space.operatorId, upTo: '2026-06-30' }, NOW);
    const closingId = await begin();
    expect(await closeAccounts(space, closingId, NOW)).toEqual({ made: 5 });
    const made = await numbers();
    expect(made.map(({ kind, number }) => [kind, number])).toEqual([
      ...[1, 2, 3, 4].map((number) => ['invoice', number]),
      ['credit_note', 1],
    ]);
    const told = (all: readonly { name: string; gross: number }[]) =>
      all.map(({ name, gross }) => [name, gross]).sort();
    expect(told(made)).toEqual(told(preview.invoices));
    expect(made.at(-1)).toMatchObject({ name: 'Eva', gross: -500 });
    expect(await placed()).toEqual({ open: 1, invoiced: 6, sum: 3500 });
    expect((await readClosings(owner)).closings).toMatchObject([{ made: 5, members: 5, finishedAt: NOW }]);
    // Done again it makes nothing, and a later one takes the rest.
    expect(await closeAccounts(space, closingId)).toEqual({ made: 0 });
    await expect(begin()).rejects.toMatchObject({ code: 'closing.nothing_open' });
    await closeAccounts(space, await begin('2026-07-01'));
    expect((await numbers()).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 1]);
  });

  it('that breaks off in the middle of a member goes on there: each charge on one invoice, no number lost', async () => {
    await chargeAll();
    const closingId = await begin();
    const third = [...members].map(({ memberId }) => memberId).sort()[2]!;
    // It has its number by then.
    await asOwner(`create function break_off() returns trigger language plpgsql as $$ begin
      if new.member_id = '${third}' then raise exception 'broken off'; end if; return new; end $$`);
    await asOwner(
      'create trigger break_off before insert on invoice_charges for each row execute function break_off()',
    );
    try {
      await expect(closeAccounts(space, closingId)).rejects.toThrow('broken off');
    } finally {
      await asOwner('drop trigger break_off on invoice_charges');
      await asOwner('drop function break_off()');
    }
    expect((await numbers()).map(({ number }) => number)).toEqual([1, 2]);
    expect((await readClosings(owner)).closings[0]).toMatchObject({ made: 2, members: 5, finishedAt: null });
    expect(await closeAccounts(space, closingId)).toEqual({ made: 3 });
    expect((await numbers()).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(await placed()).toEqual({ open: 0, invoiced: 5, sum: 5000 });
  });

  it('that breaks off leaves what is charged meanwhile to the next one, where it has that member’s invoice already', async () => {
    await chargeAll();
    const closingId = await begin();
    expect(await closeAccounts(space, closingId)).toEqual({ made: 5 });
    await charge(members[0]!.memberId, 70, '2026-06-29');
    expect(await closeAccounts(space, closingId)).toEqual({ made: 0 });
    expect(await placed()).toEqual({ open: 1, invoiced: 5, sum: 5000 });
    expect(await closeAccounts(space, await begin())).toEqual({ made: 1 });
    expect(await placed()).toEqual({ open: 0, invoiced: 6, sum: 5070 });
  });

  it('twice at once, and two closings at once: each charge on one invoice, no number lost', async () => {
    await chargeAll();
    for (const { memberId } of members) await charge(memberId, 200, '2026-06-20');
    const [first, second] = await Promise.all([begin('2026-06-15'), begin('2026-06-30')]);
    await Promise.all([
      ...[first, second, first, second].map((id) => closeAccounts(space, id)),
      ...members.map(({ memberId }) => charge(memberId, 1, '2026-06-01')),
    ]);
    await closeAccounts(space, second);
    const { invoiced, open, sum } = await placed();
    expect(invoiced + open).toBe(15);
    // Two closings make at most two each, and all that was there when they ended is on one.
    const made = await numbers();
    expect(made.map(({ number }) => number)).toEqual(made.map((_, at) => at + 1));
    expect(sum).toBe(6000 + (5 - open));
  });

  it('is for owners and managers, for days that are over', async () => {
    await chargeAll();
    for (const who of [desk, members[0]!])
      await expect(beginClosing(who, { ...base(), upTo: '2026-06-30' }, NOW)).rejects.toMatchObject({
        code: 'auth.not_allowed',
      });
    await expect(begin('2026-07-02')).rejects.toMatchObject({ code: 'closing.not_over' });
  });

  it('leaves what nobody changes any more', async () => {
    for (const table of ['invoices', 'invoice_charges', 'payments'])
      for (const text of [`update ${table} set member_id = null`, `delete from ${table}`])
        await expect(asBareApp((client) => client.query(text))).rejects.toThrow(/permission denied/);
  });
});

describe('an account', () => {
  const pay = (amount: number, invoiceId: string | null = null, who = desk) =>
    takePayment(
      who,
      takePaymentInput.parse({
        ...{ ...base(), memberId: members[0]!.memberId, invoiceId, amount, how: 'cash', receivedOn: '2026-07-01' },
      }),
      NOW,
    );
  const mine = () => readAccount(members[0]!, { operatorId: space.operatorId }, NOW);

  it('says what is owed, what comes, and what was paid, in parts too; what was entered wrongly is taken back once', async () => {
    await charge(members[0]!.memberId, 1000);
    await charge(members[0]!.memberId, 300, '2026-07-01');
    await charge(members[0]!.memberId, 200, '2026-08-01');
    await closeAccounts(space, await begin());
    expect(await mine()).toMatchObject({ owed: 1000, notInvoiced: 300, upcoming: 200, credit: 0 });
    const [invoice] = (await mine()).invoices.items;
    expect(invoice).toMatchObject({ number: '2026-0001', gross: 1000, open: 1000, dueOn: '2026-07-15' });
    const { paymentId } = await pay(400, invoice!.id);
    expect((await mine()).invoices.items[0]?.open).toBe(600);
    await expect(pay(601, invoice!.id)).rejects.toMatchObject({
      code: 'payment.more_than_open',
      details: { open: 600 },
    });
    const back = takeBackPaymentInput.parse({ ...base(), paymentId: paymentId as PaymentId });
    const tries = await Promise.allSettled([
      takeBackPayment(desk, back),
      takeBackPayment(desk, { ...back, ...base() }),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await mine()).toMatchObject({ owed: 1000, payments: { items: [{ amount: -400 }, { takenBack: true }] } });
    await pay(1200);
    expect(await mine()).toMatchObject({ owed: 0, credit: 200, notInvoiced: 300 });
  });

  it('is paid once, however many take the money at once', async () => {
    await charge(members[0]!.memberId, 1000);
    await closeAccounts(space, await begin());
    const [invoice] = (await mine()).invoices.items;
    const tries = await Promise.allSettled([1, 2, 3, 4].map(() => pay(1000, invoice!.id)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await mine()).toMatchObject({ owed: 0, credit: 0 });
  });

  it('is one’s own: staff see all, others what is theirs', async () => {
    await chargeAll();
    const wish = { operatorId: space.operatorId, memberId: members[1]!.memberId };
    await expect(readAccount(members[0]!, wish, NOW)).rejects.toMatchObject({ code: 'account.not_found' });
    expect(await readAccount(desk, wish, NOW)).toMatchObject({ name: 'Ben', notInvoiced: 1000 });
    const input = accountsInput.parse({ operatorId: space.operatorId, limit: 2 });
    await expect(readAccounts(members[0]!, input, NOW)).rejects.toMatchObject({ code: 'auth.not_allowed' });
    const first = await readAccounts(desk, input, NOW);
    expect(first).toMatchObject({ items: [{ name: 'Ana' }, { name: 'Ben' }], nextCursor: 2 });
    const found = await readAccounts(desk, { ...input, q: 'cLe', owing: true }, NOW);
    expect(found).toMatchObject({ items: [{ name: 'Cleo', notInvoiced: 1000 }], nextCursor: null });
    const stranger = await makeMember(await makeSpace(), 'owner');
    await expect(readAccount(stranger, { ...wish, operatorId: stranger.operatorId }, NOW)).rejects.toMatchObject({
      code: 'account.not_found',
    });
    await expect(pay(1, null, members[1])).rejects.toMatchObject({ code: 'auth.not_allowed' });
  });
});
