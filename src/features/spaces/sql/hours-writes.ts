import type { SpaceId } from '@/kernel/ids';
import type { LocalDate } from '@/kernel/zone';
import type { OperatorTx } from '@/server/db/transactions';
import type { Hours } from '../hours.contract';

/** Writes the hours of a space in place of those that are there; days before `today` stay as they were. The caller holds the turn (`lockParts`). */
export async function replaceHours(tx: OperatorTx, spaceId: SpaceId, hours: Hours, today: LocalDate): Promise<void> {
  const { operatorId } = tx;
  const here = { operatorId, spaceId };
  await tx.deleteFrom('openingHours').where('operatorId', '=', operatorId).where('spaceId', '=', spaceId).execute();
  if (hours.weekly.length > 0)
    await tx
      .insertInto('openingHours')
      .values(hours.weekly.map((line) => ({ ...here, ...line })))
      .execute();

  await tx
    .deleteFrom('openingExceptions')
    .where('operatorId', '=', operatorId)
    .where('spaceId', '=', spaceId)
    .where('onDate', '>=', today)
    .execute();
  const coming = hours.exceptions.filter(({ date }) => date >= today);
  if (coming.length > 0)
    await tx
      .insertInto('openingExceptions')
      .values(coming.map(({ date, ...rest }) => ({ ...here, onDate: date, ...rest })))
      .execute();

  await tx.deleteFrom('resourceHours').where('operatorId', '=', operatorId).where('spaceId', '=', spaceId).execute();
  const own = hours.own.flatMap(({ resourceId, weekly }) => weekly.map((line) => ({ ...here, resourceId, ...line })));
  if (own.length > 0) await tx.insertInto('resourceHours').values(own).execute();
}
