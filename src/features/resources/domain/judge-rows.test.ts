import { describe, expect, it } from 'vitest';
import type { FloorId } from '@/kernel/ids';
import { judgeRows, type Known, type ResourceColumn } from './judge-rows';

const GROUND = '0197b6c4-0000-7000-8000-000000000001' as FloorId;
const known: Known = {
  floors: [
    { id: GROUND, name: 'Ground floor' },
    { id: '0197b6c4-0000-7000-8000-000000000002' as FloorId, name: 'First floor' },
  ],
  groups: ['Quiet'],
  amenities: ['Screen'],
  resources: [
    { name: 'Desk 4', retired: false },
    { name: 'Desk 9', retired: true },
  ],
};
type Cells = Partial<Record<ResourceColumn, string>>;
const good: Cells = { name: 'Desk 1', kind: 'desk', floor: 'Ground floor' };
const judge = (...rows: Cells[]) =>
  judgeRows(
    rows.map((cells, at) => ({ line: at + 2, cells })),
    known,
  );
const problems = (cells: Cells) => judge({ ...good, ...cells })[0]!.problems;

describe('a row', () => {
  it('becomes a resource, with what is left out as usual', () => {
    expect(judge(good)[0]).toMatchObject({
      line: 2,
      title: 'Desk 1',
      problems: [],
      notes: [],
      about: { kind: 'desk', floorId: GROUND, capacity: 1, groupName: null, amenities: [], openToVisitors: false },
    });
  });

  it('is read however it is written', () => {
    const [row] = judge({
      ...{ name: 'Anchor', kind: 'Meeting Rooms', floor: 'ground FLOOR', group: 'quiet', capacity: '6' },
      ...{ amenities: 'screen; Whiteboard', visitors: 'Yes', description: 'By the water' },
    });
    expect(row).toMatchObject({
      says: 'Meeting room, Ground floor, 6 people',
      problems: [],
      notes: ['new on the list of amenities: Whiteboard'],
      about: { kind: 'meeting_room', capacity: 6, amenities: ['screen', 'Whiteboard'], openToVisitors: true },
    });
  });

  it.each<[Cells, RegExp]>([
    [{ floor: 'Attic' }, /^there is no floor called “Attic”$/],
    [{ floor: '' }, /does not say on which floor/],
    [{ kind: 'sofa' }, /^“sofa” is no kind; say desk, meeting room/],
    [{ kind: '' }, /does not say which kind/],
    [{ name: '' }, /has no name/],
    [{ name: 'x'.repeat(81) }, /longer than 80/],
    [{ name: 'desk 4' }, /^there is a Desk 4 already$/],
    [{ name: 'Desk 9' }, /retired Desk 9; bring that one back/],
    [{ capacity: 'many' }, /“many” is no number of people/],
    [{ capacity: '0' }, /no number of people/],
    [{ capacity: '2.5' }, /no number of people/],
    [{ visitors: 'perhaps' }, /neither yes nor no/],
    [{ description: 'x'.repeat(1001) }, /description: at most 1000/],
    [{ group: 'x'.repeat(61) }, /group: at most 60/],
  ])('says what is wrong with it: %j', (cells, words) => {
    expect(problems(cells)).toEqual([expect.stringMatching(words)]);
    expect(judge({ ...good, ...cells })[0]!.about).toBeNull();
  });

  it('names the earlier one of the same name, and says all that is wrong', () => {
    const [first, second] = judge(good, { ...good, name: 'DESK 1', floor: 'Attic' });
    expect(first?.problems).toEqual([]);
    expect(second?.problems).toEqual(['row 2 has the same name', 'there is no floor called “Attic”']);
  });

  it('keeps a formula as the text that it is', () => {
    expect(judge({ ...good, name: '=cmd|calc' })[0]?.about?.name).toBe('=cmd|calc');
  });
});
