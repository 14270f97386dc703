import { fillClosures } from '@/features/occupancies/occupancies.service';
import type { Box } from '@/features/floor-plan/floor-plan.contract';
import { spaceNotFound } from '@/kernel/not-found';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type FloorId, type SpaceId } from '@/kernel/ids';
import type { TablePreview } from '@/kernel/table-preview';
import { readTable } from '@/server/csv/table';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { boxOf } from '../domain/box-of';
import { freeSpot, groundOf } from '../domain/free-spot';
import { judgeRows, RESOURCE_COLUMNS, type JudgedRow } from '../domain/judge-rows';
import { IMPORT_ROWS_MOST, type ImportResourcesInput } from '../resources.contract';
import { resourceError } from '../resources.errors';
import { upsertAmenities } from '../sql/amenity-writes';
import { upsertGroups } from '../sql/group-writes';
import { findManagedSpace, listFloors } from '../sql/managed-reads';
import { insertResources, lockNames, type NewResource } from '../sql/resource-writes';
import { demandManager, managing } from './managing';

/**
 * "These are our desks": makes the chosen rows of a list, all in one commit or none. With `dryRun` it only says what would become of each row.
 *
 * @throws DomainError `auth.not_allowed`, `space.not_found`, `import.unreadable`, `import.rows_wrong`: a chosen row that cannot be made (any more)
 */
export async function importResources(member: ActingMember, input: ImportResourcesInput): Promise<TablePreview> {
  demandManager(member);
  if (input.dryRun) {
    const { rows, unknownColumns } = await inOperator(member, (tx) => judged(tx, input));
    return { rows: rows.map(shown), unknownColumns, taken: 0 };
  }
  return managing(member, 'import-resources', input, async (tx) => {
    const { spaceId, lines } = input;
    // Nobody takes one of the names between the judging and the writing.
    await lockNames(tx, spaceId);
    const { rows, unknownColumns, places } = await judged(tx, input);
    const chosen = rows.filter((row) => lines.includes(row.line));
    const wrong = chosen.flatMap((row) => row.problems.map((problem) => `Row ${row.line}: ${problem}.`));
    if (wrong.length > 0 || chosen.length < new Set(lines).size)
      throw resourceError('import.rows_wrong', { problems: wrong.slice(0, 20), count: wrong.length });
    const made = await write(tx, spaceId, chosen, places);
    return {
      answer: { rows: chosen.map(shown), unknownColumns, taken: made.length },
      audit: made.map((id) => ({
        action: 'resource.created',
        subjectKind: 'resource',
        subjectId: id,
        details: { imported: true },
      })),
    };
  });
}

const shown = ({ about: _, ...row }: JudgedRow) => row;

async function judged(tx: OperatorTx, { spaceId, text }: ImportResourcesInput) {
  const managed = await findManagedSpace(tx, spaceId);
  if (!managed) throw spaceNotFound();
  const table = readTable(text, RESOURCE_COLUMNS, 'name', IMPORT_ROWS_MOST);
  if ('unreadable' in table) throw resourceError('import.unreadable', { why: table.unreadable });
  const rows = judgeRows(table.rows, {
    floors: managed.floors,
    groups: managed.groups.map((group) => group.name),
    amenities: managed.amenities,
    resources: managed.resources.map((one) => ({ name: one.name, retired: one.retiredAt !== null })),
  });
  const places = new Map<FloorId, Box[]>();
  for (const { floorId, shape, retiredAt } of managed.resources) {
    const box = retiredAt ? null : boxOf(shape);
    if (box) places.set(floorId, [...(places.get(floorId) ?? []), box]);
  }
  return { rows, unknownColumns: table.unknownColumns, places };
}

async function write(tx: OperatorTx, spaceId: SpaceId, rows: readonly JudgedRow[], places: Map<FloorId, Box[]>) {
  const abouts = rows.flatMap((row) => row.about ?? []);
  const groups = await upsertGroups(
    tx,
    spaceId,
    abouts.flatMap((about) => about.groupName ?? []),
  );
  const words = abouts.flatMap((about) => about.amenities);
  const written = new Map((await upsertAmenities(tx, words)).map((word) => [word.toLowerCase(), word]));
  const sizes = new Map((await listFloors(tx, spaceId)).map((floor) => [floor.id, floor.size]));
  const list = abouts.map(({ groupName, amenities, ...about }): NewResource => {
    const taken = places.get(about.floorId) ?? [];
    const shape = freeSpot(groundOf(about.kind), sizes.get(about.floorId) ?? null, taken);
    places.set(about.floorId, [...taken, shape]);
    return {
      ...about,
      id: newId<'resource'>(),
      groupId: (groupName && groups.get(groupName.toLowerCase())) || null,
      amenities: [...new Set(amenities.map((word) => written.get(word.toLowerCase()) ?? word))],
      shape,
    };
  });
  const ids = await insertResources(tx, spaceId, list);
  if (ids.length < list.length) throw resourceError('import.rows_wrong');
  await fillClosures(tx, ids);
  return ids;
}
