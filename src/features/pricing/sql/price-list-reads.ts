import { sql } from 'kysely';
import type { OperatorTx } from '@/server/db/transactions';
import type { ExemptionSaid } from '../domain/exempt-on';
import type { PriceList, PriceListVersion } from '../pricing.contract';

export type PublishedList = PriceListVersion & {
  readonly restores: number | null;
  readonly changedAt: Date;
  readonly changedByName: string;
};
export type DraftList = {
  readonly id: string;
  readonly content: PriceList;
  readonly changedAt: Date;
  readonly changedByName: string;
};

type FoundBook = {
  readonly currency: string;
  readonly versions: PriceListVersion[];
  readonly prepaid: boolean;
  readonly planned: boolean;
  readonly hasCodes: boolean;
  readonly hasExtras: boolean;
  /** What was said of who pays no taxes, in that order: few, at any operator. */
  readonly exempt: readonly ExemptionSaid[];
};

/**
 * The currency, all that was published, whether anybody holds anything prepaid, and whether there are discount codes and extras, and who pays no taxes, in one statement: which of it counts when is for whoever reckons.
 */
export async function findPriceBook(tx: OperatorTx): Promise<FoundBook> {
  const { rows } = await sql<FoundBook>`
    select o.currency, coalesce((
      select jsonb_agg(p.content || jsonb_build_object('number', p.version, 'effectiveFrom', p.effective_from) order by p.version)
      from price_lists p where p.operator_id = o.id), '[]') as versions,
      exists (select 1 from credit_buckets b where b.operator_id = o.id) as prepaid,
      exists (select 1 from memberships m where m.operator_id = o.id) as planned,
      exists (select 1 from discount_codes d where d.operator_id = o.id) as has_codes,
      exists (select 1 from extras e where e.operator_id = o.id) as has_extras,
      coalesce((select jsonb_agg(jsonb_build_object('memberId', x.member_id, 'exempt', x.exempt, 'from', x.from_on, 'to', x.until_on) order by x.changed_at, x.id)
        from tax_exemptions x where x.operator_id = o.id), '[]') as exempt
    from operators o where o.id = ${tx.operatorId}
  `.execute(tx);
  return (
    rows[0] ?? {
      currency: 'EUR',
      versions: [],
      prepaid: false,
      planned: false,
      hasCodes: false,
      hasExtras: false,
      exempt: [],
    }
  );
}

export async function getCurrency(tx: OperatorTx): Promise<string> {
  const { currency } = await tx
    .selectFrom('operators')
    .select('currency')
    .where('id', '=', tx.operatorId)
    .executeTakeFirstOrThrow();
  return currency;
}

/** Every version, the latest first. */
export async function listPublished(tx: OperatorTx): Promise<PublishedList[]> {
  const { rows } = await sql<Omit<PublishedList, keyof PriceList> & { content: PriceList }>`
    select p.version as number, p.effective_from::text, p.content, p.restores, p.changed_at, m.display_name as changed_by_name
    from price_lists p join members m on m.operator_id = p.operator_id and m.id = p.changed_by
    where p.operator_id = ${tx.operatorId} order by p.version desc
  `.execute(tx);
  return rows.map(({ content, ...rest }) => ({ ...content, ...rest }));
}

export async function findDraft(tx: OperatorTx): Promise<DraftList | null> {
  const { rows } = await sql<DraftList>`
    select p.id, p.content, p.changed_at, m.display_name as changed_by_name
    from price_list_drafts p join members m on m.operator_id = p.operator_id and m.id = p.changed_by
    where p.operator_id = ${tx.operatorId}
  `.execute(tx);
  return rows[0] ?? null;
}

/** Those who change the prices of one operator come one after another from here on, until each has committed. */
export async function lockPrices(tx: OperatorTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('price_lists ' || ${tx.operatorId}::text, 0))`.execute(tx);
}

/** What an operator has: its places, and what places and groups and floors are called. */
export async function listPricedPlaces(tx: OperatorTx) {
  return tx
    .selectFrom('resources as r')
    .innerJoin('spaces as s', (join) => join.onRef('s.operatorId', '=', 'r.operatorId').onRef('s.id', '=', 'r.spaceId'))
    .innerJoin('floors as f', (join) => join.onRef('f.operatorId', '=', 'r.operatorId').onRef('f.id', '=', 'r.floorId'))
    .leftJoin('deskGroups as g', (join) =>
      join.onRef('g.operatorId', '=', 'r.operatorId').onRef('g.id', '=', 'r.groupId'),
    )
    .select(['r.id', 'r.name', 'r.kind', 'r.groupId', 'g.name as groupName', 'r.floorId', 'f.name as floorName'])
    .select(['s.timeZone', 'r.spaceId'])
    .where('r.operatorId', '=', tx.operatorId)
    .where('r.retiredAt', 'is', null)
    .orderBy('r.sortKey')
    .execute();
}

/** The spaces for which a list counts, with their zones. */
export async function listPricedSpaces(tx: OperatorTx) {
  return tx
    .selectFrom('spaces')
    .select(['id', 'timeZone'])
    .where('operatorId', '=', tx.operatorId)
    .orderBy('id')
    .execute();
}
