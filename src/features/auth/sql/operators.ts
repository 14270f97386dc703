import type { OperatorId, SpaceId } from '@/kernel/ids';
import { inDirectory } from '@/server/db/transactions';

export type OperatorLook = {
  readonly id: OperatorId;
  readonly slug: string;
  readonly name: string;
  readonly accent: string;
};

export const findOperatorBySlug = (slug: string): Promise<OperatorLook | undefined> =>
  inDirectory((tx) =>
    tx
      .selectFrom('directory.operators')
      .select(['id', 'slug', 'name', 'accent'])
      .where('slug', '=', slug)
      .executeTakeFirst(),
  );

export const findOperator = (id: OperatorId): Promise<OperatorLook | undefined> =>
  inDirectory((tx) =>
    tx
      .selectFrom('directory.operators')
      .select(['id', 'slug', 'name', 'accent'])
      .where('id', '=', id)
      .executeTakeFirst(),
  );

/** A listed space with its operator: where one may register. */
export const findListedSpace = (spaceId: SpaceId) =>
  inDirectory((tx) =>
    tx
      .selectFrom('directory.spaces as s')
      .innerJoin('directory.operators as o', 'o.id', 's.operatorId')
      .select([
        's.id',
        's.slug',
        's.name',
        's.operatorId',
        'o.slug as operatorSlug',
        'o.name as operatorName',
        'o.accent',
      ])
      .where('s.id', '=', spaceId)
      .executeTakeFirst(),
  );
