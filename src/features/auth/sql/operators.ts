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

/** What stands at an operator's or a space's door: by slug, or by the id of a listed space. */
export async function findDoor(wanted: { operator?: string; space?: SpaceId }) {
  const space = wanted.space ? await findListedSpace(wanted.space) : undefined;
  if (space) {
    const { operatorSlug: slug, operatorName: name, accent } = space;
    return { operator: { slug, name, accent }, space: { id: space.id, slug: space.slug, name: space.name } };
  }
  const operator = wanted.operator ? await findOperatorBySlug(wanted.operator) : undefined;
  return { operator: operator ?? null, space: null };
}

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
