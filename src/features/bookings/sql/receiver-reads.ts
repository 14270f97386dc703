import type { Role } from '@/kernel/acting-member';
import type { MemberId, PersonId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';

type Receiver = {
  readonly memberId: MemberId;
  readonly personId: PersonId;
  readonly role: Role;
  readonly displayName: string;
};

const active = (tx: OperatorTx, { all }: { readonly all: boolean }) => {
  const query = tx
    .selectFrom('members')
    .select(['id as memberId', 'personId', 'role', 'displayName'])
    .where('operatorId', '=', tx.operatorId)
    .where('status', '=', 'active');
  return all ? query : query.where('visibility', '=', 'members');
};

/** Who could be given a booking: an active member, for other members only one who lets members see them. */
export const findReceiver = (
  tx: OperatorTx,
  memberId: MemberId,
  seen: { readonly all: boolean },
): Promise<Receiver | undefined> => active(tx, seen).where('id', '=', memberId).executeTakeFirst();

/** The first few of them whose name has these letters, but the one who has it. */
export const listReceivers = (
  tx: OperatorTx,
  wish: { readonly name: string; readonly except: MemberId; readonly most: number },
  seen: { readonly all: boolean },
): Promise<Receiver[]> =>
  active(tx, seen)
    .where('id', '<>', wish.except)
    .where('displayName', 'ilike', `%${wish.name.replace(/[\\%_]/g, '\\$&')}%`)
    .orderBy('displayName')
    .limit(wish.most)
    .execute();
