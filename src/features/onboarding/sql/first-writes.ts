import { newId, type MemberId, type PersonId } from '@/kernel/ids';
import { inDirectory, type OperatorTx } from '@/server/db/transactions';
import { startingDrawing, startingHours, startingResources } from '../domain/starting-plan';

// An operator, its first space and its owner come into being together, before any of their rooms has anything to say: this room alone
// writes first rows in others' tables.

export const findOperatorId = (slug: string) =>
  inDirectory((tx) => tx.selectFrom('directory.operators').select('id').where('slug', '=', slug).executeTakeFirst());

/** False where somebody has this address already. */
export async function insertOperator(
  tx: OperatorTx,
  operator: { readonly slug: string; readonly name: string; readonly currency: string },
): Promise<boolean> {
  const made = await tx
    .insertInto('operators')
    .values({ id: tx.operatorId, ...operator })
    .onConflict((clash) => clash.column('slug').doNothing())
    .returning('id')
    .executeTakeFirst();
  return made !== undefined;
}

/** A listed space with its hours, and one floor with what can be booked on it. */
export async function insertFirstSpace(
  tx: OperatorTx,
  space: { readonly slug: string; readonly name: string; readonly timeZone: string; readonly country: string },
): Promise<void> {
  const { operatorId } = tx;
  const spaceId = newId<'space'>();
  const floorId = newId<'floor'>();
  await tx
    .insertInto('spaces')
    .values({ operatorId, id: spaceId, ...space, listed: true })
    .execute();
  await tx
    .insertInto('openingHours')
    .values(startingHours.map((line) => ({ operatorId, spaceId, ...line })))
    .execute();
  const drawing = JSON.stringify(startingDrawing);
  await tx
    .insertInto('floors')
    .values({ operatorId, id: floorId, spaceId, name: 'Ground floor', level: 0, drawing })
    .execute();
  await tx
    .insertInto('resources')
    .values(
      startingResources.map(({ shape, ...resource }, sortKey) => ({
        operatorId,
        id: newId<'resource'>(),
        spaceId,
        floorId,
        ...resource,
        shape: JSON.stringify(shape),
        sortKey,
      })),
    )
    .execute();
}

export async function insertOwner(tx: OperatorTx, personId: PersonId, displayName: string): Promise<MemberId> {
  const id = newId<'member'>();
  await tx
    .insertInto('members')
    .values({ operatorId: tx.operatorId, id, personId, role: 'owner', displayName })
    .execute();
  return id;
}

export async function isOwner(tx: OperatorTx, personId: PersonId): Promise<boolean> {
  const row = await tx
    .selectFrom('members')
    .select('id')
    .where('operatorId', '=', tx.operatorId)
    .where('personId', '=', personId)
    .where('role', '=', 'owner')
    .where('status', '=', 'active')
    .executeTakeFirst();
  return row !== undefined;
}
