import { createDisplay } from '@/features/displays/commands/create-display';
import { createDisplayInput } from '@/features/displays/displays.contract';
import { newId } from '@/kernel/ids';
import { inDirectory, inOperator } from '@/server/db/transactions';
// A command of the product: what follows from it is known here too.
import '@/wiring/reactions';

/** Hangs a tablet on the wall of Harbour House. Answers the secret of its link, which nobody is told again; null where there is no such house. */
export async function hangDemoDisplay(): Promise<string | null> {
  const operator = await inDirectory((tx) =>
    tx.selectFrom('directory.operators').select('id').where('slug', '=', 'harbour').executeTakeFirst(),
  );
  if (!operator) return null;
  const found = await inOperator({ operatorId: operator.id }, async (tx) => ({
    owner: await tx
      .selectFrom('members')
      .select(['id as memberId', 'personId', 'role', 'displayName', 'operatorId'])
      .where('operatorId', '=', tx.operatorId)
      .where('role', '=', 'owner')
      .executeTakeFirst(),
    space: await tx.selectFrom('spaces').select('id').where('operatorId', '=', tx.operatorId).executeTakeFirst(),
  }));
  if (!found.owner || !found.space) return null;
  const wish = { spaceId: found.space.id, resourceId: null, name: 'At the entrance', requestId: newId() };
  return (await createDisplay(found.owner, createDisplayInput.parse(wish))).token;
}
