import { newId } from '@/kernel/ids';
import { addDays, instantOf, localDateOf } from '@/kernel/zone';
import { upsertEarning } from '@/features/memberships/sql/earning';
import { insertBuckets } from '@/features/memberships/sql/ledger-writes';
import { savePassInput, type PassTerms } from '@/features/memberships/memberships.contract';
import { insertPurchase, upsertPass } from '@/features/memberships/sql/pass-writes';
import { insertCharges } from '@/features/billing/sql/charge-writes';
import { taxesOn } from '@/features/pricing/domain/taxes';
import type { PriceList } from '@/features/pricing/pricing.contract';
import type { OperatorTx } from '@/server/db/transactions';
import type { DemoHouse } from './demo-house';
import { idOf, type WrittenHouse } from './write-house';

const pass = (terms: object): PassTerms => savePassInput.shape.pass.parse(terms);

/** What both houses sell in advance: days for whoever comes now and then, hours for meetings. */
const PASSES: readonly PassTerms[] = [
  pass({ name: 'Ten days', unit: 'half_days', amount: 20, kinds: ['desk'], validDays: 180, price: 18000 }),
  pass({ name: 'Five days', unit: 'half_days', amount: 10, kinds: ['desk'], validDays: 90, price: 9500 }),
  pass({
    name: 'Ten meeting hours',
    unit: 'minutes',
    amount: 600,
    kinds: ['meeting_room'],
    validDays: 180,
    price: 14000,
  }),
];
const BOUGHT_DAYS_AGO = 12;

/** Passes, one that the house's first member has bought, and hours that the owner gave them. */
export async function writePasses(
  tx: OperatorTx,
  { members, space }: DemoHouse,
  written: WrittenHouse,
  { list, now }: { readonly list: PriceList | null; readonly now: Date },
): Promise<void> {
  const [owner, member] = (['owner', 'member'] as const).map((role) => members.find((one) => one.role === role));
  if (!owner || !member) return;
  const by = idOf(written.members, owner.email).memberId;
  const memberId = idOf(written.members, member.email).memberId;
  const ids = PASSES.map(() => newId<'pass'>());
  const tax = list?.taxes.otherwise ?? null;
  for (const [at, terms] of PASSES.entries())
    await upsertPass(tx, { id: ids[at]!, isNew: true, by }, { ...terms, tax });
  await upsertEarning(tx, { unit: 'minutes', amount: 30, validDays: 90 }, by, now);
  const today = localDateOf(now, space.timeZone);
  const until = (days: number) => instantOf(addDays(today, days), space.timeZone);
  const [ten] = PASSES;
  const bucketId = newId<'credit_bucket'>();
  const shared = { memberId, resourceIds: [], currency: null, madeBy: by };
  await insertBuckets(tx, [
    {
      ...shared,
      ...{ id: bucketId, name: ten!.name, source: 'pass', unit: ten!.unit, amount: ten!.amount, kinds: ten!.kinds },
      ...{ expiresAt: until(180 - BOUGHT_DAYS_AGO), kind: 'bought', reason: '' },
    },
    {
      ...shared,
      ...{ id: newId<'credit_bucket'>(), name: 'Quiet calls', source: 'time', unit: 'minutes', amount: 180 },
      ...{ kinds: ['phone_booth'], expiresAt: until(90), kind: 'granted', reason: 'Sorry for the drilling' },
    },
  ]);
  const [purchaseId, currency] = [newId<'pass_purchase'>(), await currencyOf(tx)];
  await insertPurchase(tx, {
    ...{ id: purchaseId, passId: ids[0]!, memberId, bucketId, name: ten!.name, soldBy: by },
    ...{ priceMinor: ten!.price, currency, taxCategory: tax },
  });
  const bought = [{ category: tax, amount: ten!.price }];
  const lines = list
    ? taxesOn(bought, list.taxes, false).map((part) => ({ ...part, words: `Pass: ${ten!.name}` }))
    : [];
  const charge = { memberId, sourceKind: 'pass', sourceId: purchaseId, ordinal: 0, currency, lines };
  if (list) await insertCharges(tx, [{ ...charge, serviceOn: addDays(today, -BOUGHT_DAYS_AGO) }]);
}

const currencyOf = async (tx: OperatorTx): Promise<string> =>
  (await tx.selectFrom('operators').select('currency').where('id', '=', tx.operatorId).executeTakeFirstOrThrow())
    .currency;
