import { beforeAll, describe, expect, it } from 'vitest';
import { grantCredit } from '@/features/memberships/commands/grant-credit';
import { grantCreditInput } from '@/features/memberships/memberships.contract';
import { chargeFor } from '@/features/billing/billing.service';
import { joinPlan } from '@/features/plans/commands/join-plan';
import { savePlan } from '@/features/plans/commands/save-plan';
import { savePlanInput } from '@/features/plans/plans.contract';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { addDays, localDateOf } from '@/kernel/zone';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { restAs } from '@/testing/rest-client';

// What somebody holds, is on and owes, as programs read it.

let space: MadeSpace;
let owner: ActingMember, ana: ActingMember, ben: ActingMember;
let today: string;
const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
beforeAll(async () => {
  space = await makeSpace();
  today = localDateOf(new Date(), space.timeZone);
  [owner, ana, ben] = [await makeMember(space, 'owner'), await makeMember(space), await makeMember(space)];
  const hours = { memberId: ana.memberId, unit: 'minutes', amount: 90, name: 'For the noise' };
  await grantCredit(owner, grantCreditInput.parse({ ...base(), ...hours }));
  const plan = { name: 'Flex', terms: { price: 9000, every: 'month' } };
  const { planId } = await savePlan(owner, savePlanInput.parse({ ...base(), ...plan }));
  const joins = { planId: planId, version: 1, memberId: ana.memberId, startsOn: addDays(today, 3) };
  await joinPlan(owner, { ...base(), ...joins });
  await inOperator(space, (tx) =>
    chargeFor(tx, {
      ...{ memberId: ana.memberId, sourceKind: 'fee', sourceId: newId(), serviceOn: today, currency: 'EUR' },
      lines: [{ words: 'A key', category: null, name: 'No tax', percent: 0, net: 500, tax: 0, gross: 500 }],
    }),
  );
});

const get = async (who: ActingMember, path: string, more = '') =>
  (await restAs(who.personId)).get(`/users/me/${path}?operatorId=${space.operatorId}${more}`);

describe('an account over the API', () => {
  it('says what one holds, and what came and went', async () => {
    const { status, body } = await get(ana, 'credits');
    expect(status).toBe(200);
    expect(body).toMatchObject({ currency: 'EUR', buckets: [{ name: 'For the noise', unit: 'minutes', left: 90 }] });
    const statement = await get(ana, 'credits/statement', '&limit=10');
    expect(statement.body).toMatchObject({ items: [{ kind: 'granted', amount: 90 }], nextCursor: null });
  });

  it('says what one is on, what is owed, and what was invoiced', async () => {
    const plan = await get(ana, 'plan');
    expect(plan.body).toMatchObject({ membership: { plan: { name: 'Flex' }, startsOn: addDays(today, 3) } });
    expect((await get(ben, 'plan')).body).toMatchObject({ membership: null });
    expect((await get(ana, 'account')).body).toMatchObject({ currency: 'EUR', notInvoiced: 500, owed: 0 });
    expect((await get(ana, 'invoices')).body).toEqual({ items: [], nextCursor: null });
  });

  it('is nobody else’s, but for those who serve them', async () => {
    const anas = `&memberId=${ana.memberId}`;
    expect((await get(owner, 'account', anas)).body).toMatchObject({ notInvoiced: 500 });
    for (const [path, status] of [
      ['credits', 403],
      ['credits/statement', 403],
      ['plan', 403],
      ['account', 404],
      ['invoices', 404],
    ] as const)
      expect((await get(ben, path, anas)).status, path).toBe(status);
    const stranger = await makeMember(await makeSpace());
    expect((await get(stranger, 'account')).status).toBe(404);
  });
});
