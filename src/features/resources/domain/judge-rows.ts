import type { FloorId } from '@/kernel/ids';
import { RESOURCE_KINDS, type ResourceKind } from '@/kernel/resource-kind';
import type { PreviewRow } from '@/kernel/table-preview';
import { aboutResourceSchema, type AboutResource } from '../resources.contract';
import { KIND_NAME } from './kind-names';

/** The columns of a list of resources, by the names they go by; the first is the one in our own lists. */
export const RESOURCE_COLUMNS = {
  name: ['Name', 'Resource'],
  kind: ['Kind', 'Type'],
  floor: ['Floor', 'Level'],
  group: ['Group', 'Desk group'],
  capacity: ['Capacity', 'People', 'Seats'],
  description: ['Description'],
  amenities: ['Amenities', 'Features'],
  visitors: ['Open to visitors', 'Visitors'],
} as const;
export type ResourceColumn = keyof typeof RESOURCE_COLUMNS;
type Row = { readonly line: number; readonly cells: Readonly<Partial<Record<ResourceColumn, string>>> };

/** What a row is held against. */
export type Known = {
  readonly floors: readonly { readonly id: FloorId; readonly name: string }[];
  readonly groups: readonly string[];
  readonly amenities: readonly string[];
  readonly resources: readonly { readonly name: string; readonly retired: boolean }[];
};
export type JudgedRow = PreviewRow & { readonly about: AboutResource | null };

const YES = ['yes', 'y', 'true', '1', 'x'];
const NO = ['', 'no', 'n', 'false', '0', '-'];
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** What each row of a list would make, or in words why it cannot. The same answer for the preview and for the import. */
export function judgeRows(rows: readonly Row[], known: Known): JudgedRow[] {
  return rows.map((row, at) => {
    const name = row.cells.name ?? '';
    const earlier = rows.slice(0, at).find((other) => name !== '' && same(other.cells.name ?? '', name));
    return judgeRow(row, known, earlier?.line);
  });
}

function judgeRow({ line, cells }: Row, known: Known, sameNameIn: number | undefined): JudgedRow {
  const problems: string[] = [];
  const notes: string[] = [];
  const name = cells.name ?? '';
  const namesake = known.resources.find((one) => same(one.name, name));
  if (sameNameIn !== undefined) problems.push(`row ${sameNameIn} has the same name`);
  else if (namesake?.retired) problems.push(`there is a retired ${namesake.name}; bring that one back instead`);
  else if (namesake) problems.push(`there is a ${namesake.name} already`);

  const kind = kindOf(cells.kind ?? '');
  if (!kind)
    problems.push(
      cells.kind
        ? `“${cells.kind}” is no kind; say ${RESOURCE_KINDS.map((one) => KIND_NAME[one].toLowerCase()).join(', ')}`
        : 'it does not say which kind it is',
    );
  const floor = cells.floor ? known.floors.find((one) => same(one.name, cells.floor ?? '')) : known.floors[0];
  if (!floor) problems.push(`there is no floor called “${cells.floor}”`);
  else if (!cells.floor && known.floors.length > 1) problems.push('it does not say on which floor it stands');

  const visitors = (cells.visitors ?? '').toLowerCase();
  if (!YES.includes(visitors) && !NO.includes(visitors)) problems.push(`“${cells.visitors}” is neither yes nor no`);
  const capacity = cells.capacity ? Number(cells.capacity) : 1;
  const groupName = cells.group || null;
  if (groupName && !known.groups.some((one) => same(one, groupName)))
    notes.push(`the group ${groupName} begins with it`);
  const amenities = (cells.amenities ?? '').split(/[,;|]/).flatMap((word) => word.trim() || []);
  const fresh = amenities.filter((word) => !known.amenities.some((one) => same(one, word)));
  if (fresh.length > 0) notes.push(`new on the list of amenities: ${fresh.join(', ')}`);

  const read = aboutResourceSchema.safeParse({
    ...{ name, groupName, capacity, amenities },
    kind: kind ?? 'desk',
    // Judged above; without one nothing is written.
    floorId: floor?.id ?? '00000000-0000-4000-8000-000000000000',
    description: cells.description ?? '',
    openToVisitors: YES.includes(visitors),
  });
  for (const issue of read.error?.issues ?? []) problems.push(wordsOf(String(issue.path[0]), issue.message, cells));
  const about = read.success && problems.length === 0 ? read.data : null;
  return { line, title: name || '(no name)', says: saysOf(kind, floor?.name, capacity), problems, notes, about };
}

function kindOf(text: string): ResourceKind | undefined {
  const plain = (word: string) =>
    word
      .toLowerCase()
      .replace(/[\s_-]+/g, ' ')
      .replace(/s$/, '');
  return RESOURCE_KINDS.find((kind) => [kind, KIND_NAME[kind]].some((word) => plain(word) === plain(text.trim())));
}

const saysOf = (kind: ResourceKind | undefined, floor: string | undefined, capacity: number) =>
  [kind && KIND_NAME[kind], floor, capacity > 1 ? `${capacity} people` : null].filter(Boolean).join(', ');

function wordsOf(field: string, message: string, cells: Row['cells']): string {
  if (field === 'name') return cells.name ? 'its name is longer than 80 characters' : 'it has no name';
  if (field === 'capacity') return `“${cells.capacity}” is no number of people from 1 to 1000`;
  const lower = message.charAt(0).toLowerCase() + message.slice(1);
  return `its ${field === 'groupName' ? 'group' : field}: ${lower}`;
}
