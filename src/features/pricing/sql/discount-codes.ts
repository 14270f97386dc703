import { sql } from 'kysely';
import type { Id, MemberId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { CodeTerms, CodeView } from '../codes.contract';
import { codeError } from '../codes.errors';
import type { KnownCode } from '../domain/discount';

export type CodeId = Id<'discount_code'>;

/** One more with each use, one less where it came back. */
const times = sql`coalesce(sum(case u.kind when 'given_back' then -1 else 1 end), 0)::integer`;
const columns = sql`c.code, c.percent::float8 as percent, c.amount_minor::float8 as amount, c.kinds, c.resource_ids, c.valid_from::text, c.valid_to::text,
  c.limit_in_all, c.limit_each, c.ended`;

type Row = Omit<CodeView, 'off'> & { readonly percent: number | null; readonly amount: number | null };

const offOf = ({ percent, amount }: Pick<Row, 'percent' | 'amount'>): CodeView['off'] =>
  percent === null ? { type: 'amount', amount: amount ?? 0 } : { type: 'percent', percent };

/** All of them with how often each is used, those that still count first. */
export async function listCodes(tx: OperatorTx): Promise<CodeView[]> {
  const { rows } = await sql<Row>`
    select c.id, ${columns}, (select ${times} from code_uses u where u.operator_id = c.operator_id and u.code_id = c.id) as used
    from discount_codes c where c.operator_id = ${tx.operatorId} order by c.ended, c.code
  `.execute(tx);
  return rows.map(({ percent, amount, ...rest }) => ({ ...rest, off: offOf({ percent, amount }) }));
}

/** The code that somebody typed, with how often it is used in all and by them. */
export async function findCode(tx: OperatorTx, code: string, memberId: MemberId): Promise<KnownCode | null> {
  const { rows } = await sql<Row & { readonly codeId: string; readonly usedByAsker: number }>`
    select c.id as code_id, ${columns}, u.used, u.used_by_asker
    from discount_codes c cross join lateral (
      select ${times} as used, coalesce(sum(case u.kind when 'given_back' then -1 else 1 end)
        filter (where u.member_id = ${memberId} and not u.guest), 0)::integer as used_by_asker
      from code_uses u where u.operator_id = c.operator_id and u.code_id = c.id
    ) u
    where c.operator_id = ${tx.operatorId} and c.code = ${code}
  `.execute(tx);
  const [row] = rows;
  if (!row) return null;
  const { percent, amount, ...rest } = row;
  return { ...rest, off: offOf({ percent, amount }) };
}

/** Makes it, or writes over what it was. Answers false where it is to be changed and is not there. @throws DomainError `codes.taken` */
export async function upsertCode(
  tx: OperatorTx,
  { id, isNew, by }: { readonly id: CodeId; readonly isNew: boolean; readonly by: MemberId },
  { off, ...terms }: CodeTerms,
): Promise<boolean> {
  const values = {
    ...terms,
    percent: off.type === 'percent' ? off.percent : null,
    amountMinor: off.type === 'amount' ? off.amount : null,
    ...{ changedBy: by, changedAt: sql<Date>`now()` },
  };
  try {
    if (isNew) {
      await tx
        .insertInto('discountCodes')
        .values({ operatorId: tx.operatorId, id, ...values })
        .execute();
      return true;
    }
    const { numUpdatedRows } = await tx
      .updateTable('discountCodes')
      .set(values)
      .where('operatorId', '=', tx.operatorId)
      .where('id', '=', id)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'discount_code_once')
      throw codeError('codes.taken', { code: terms.code });
    throw error;
  }
}
