import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { joinPlan } from '@/features/plans/commands/join-plan';
import { savePlan } from '@/features/plans/commands/save-plan';
import { savePlanInput } from '@/features/plans/plans.contract';
import { exemptMember } from '@/features/pricing/commands/exempt-member';
import { exemptInput } from '@/features/pricing/exemptions.contract';
import { listOf, sets } from '@/features/pricing/testing-prices';
import { publishAs } from '@/features/pricing/testing-publish';
import { newId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makeSpace } from '@/testing/makers';
import '@/wiring/reactions';
import { chargeMembership } from './commands/charge-membership';

const at = (date: string) => new Date(`${date}T10:00:00Z`);

it('dues of a plan have the taxes of their day: who is exempt owes none from then on, and what was charged before stays', async () => {
  const space = await makeSpace();
  const [owner, ana] = [await makeMember(space, 'owner'), await makeMember(space)];
  const base = () => ({ operatorId: space.operatorId, requestId: newId<'request'>() });
  const taxes = {
    ...{ mode: 'exclusive' as const, categories: [{ id: 'vat', name: 'VAT', percent: 20 }] },
    ...{ byKind: {}, otherwise: 'vat' },
  };
  await publishAs(owner, listOf([sets('hour', 1000)], { taxes }), '2027-03-01', at('2027-03-01'));
  const terms = { price: 3100, every: 'month', tax: 'vat' };
  const { planId } = await savePlan(owner, savePlanInput.parse({ ...base(), name: 'Flex', terms }), at('2027-03-01'));
  const wish = { ...base(), planId, version: 1, startsOn: '2027-03-01' };
  const { membershipId } = await joinPlan(ana, wish, at('2027-03-01'));
  const exempt = (change: object, date: string) => {
    const said = { reason: 'A charity', ...change };
    const input = exemptInput.parse({ ...base(), memberId: ana.memberId, exemption: said });
    return exemptMember(owner, input, at(date));
  };
  /** Each day with its taxes, summed up. */
  const charged = async (date: string) => {
    await chargeMembership(space, membershipId, at(date));
    await chargeMembership(space, membershipId, at(date));
    const { rows } = await inOperator(space, (tx) =>
      sql<{ month: string; tax: number; many: number }>`
        select to_char(service_on, 'MM') as month, sum(tax_minor)::int as tax, count(*)::int as many from charges
        where operator_id = ${space.operatorId} and source_id = ${membershipId} group by 1 order by 1`.execute(tx),
    );
    return rows.map(({ month, tax, many }) => [month, tax, many]);
  };
  expect(await charged('2027-03-10')).toEqual([['03', 620, 1]]);
  await exempt({ exempt: true, from: '2027-03-10', to: '2027-05-31' }, '2027-03-10');
  expect(await charged('2027-06-02')).toEqual([
    ['03', 620, 1],
    ['04', 0, 1],
    ['05', 0, 1],
    ['06', 620, 1],
  ]);
  // Nobody is charged taxes for days that are over; who was late with their paper gets them back.
  const past = exempt({ exempt: false, from: '2027-06-01' }, '2027-06-02');
  await expect(past).rejects.toMatchObject({ code: 'pricing.taxes_passed' });
  await exempt({ exempt: true, from: '2027-03-01', to: '2027-06-30' }, '2027-06-02');
  expect(await charged('2027-07-02')).toEqual([
    ['03', 0, 2],
    ['04', 0, 1],
    ['05', 0, 1],
    ['06', 0, 2],
    ['07', 620, 1],
  ]);
});
