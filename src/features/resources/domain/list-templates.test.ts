import { expect, it } from 'vitest';
import { judgeInvitations, PEOPLE_COLUMNS } from '@/features/members/domain/judge-invitations';
import type { FloorId } from '@/kernel/ids';
import { readTable } from '@/server/csv/table';
import { judgeRows, RESOURCE_COLUMNS } from './judge-rows';
import { fileAddress, PEOPLE_TEMPLATE, RESOURCES_TEMPLATE } from './list-templates';

const saved = (csv: string) => decodeURIComponent(fileAddress(csv).split(',').slice(1).join(','));

it('the lists to begin with are read without a word of complaint, every column of them', () => {
  const resources = readTable(saved(RESOURCES_TEMPLATE), RESOURCE_COLUMNS, 'name', 10);
  const people = readTable(saved(PEOPLE_TEMPLATE), PEOPLE_COLUMNS, 'email', 10);
  if ('unreadable' in resources || 'unreadable' in people) throw new Error('A template cannot be read.');
  const floors = [{ id: '0197b6c4-0000-7000-8000-000000000001' as FloorId, name: 'Ground floor' }];
  const judged = [
    ...judgeRows(resources.rows, { floors, groups: [], amenities: [], resources: [] }),
    ...judgeInvitations(people.rows, { here: new Map(), invited: new Map() }, 'owner'),
  ];
  expect(judged.map((row) => row.problems)).toEqual([[], [], []]);
  expect([...resources.unknownColumns, ...people.unknownColumns]).toEqual([]);
});
