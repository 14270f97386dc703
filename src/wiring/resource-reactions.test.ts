import { expect, it } from 'vitest';
import { newId, type OperatorId, type SpaceId } from '@/kernel/ids';
import { reactToFiles } from './file-reactions';
import { reactToResources } from './resource-reactions';

const operatorId = newId() as OperatorId;

it('whoever looks at the space, or at its plan, hears that it changed', () => {
  const spaceId = newId() as SpaceId;
  expect(reactToResources({ type: 'resources.changed', operatorId, spaceId })).toMatchObject([
    { task: 'nudge', payload: { topics: [`private-space-${spaceId}`, `private-plan-${spaceId}`] } },
  ]);
});

it('a file that was left is cleared at once, one that is being written an hour later', () => {
  const now = new Date('2027-03-22T09:00:00Z');
  const payload = { operatorId, fileKey: 'a/b' };
  expect(reactToFiles({ type: 'file.left', ...payload }, now)).toEqual([{ task: 'clear-file', payload }]);
  expect(reactToFiles({ type: 'file.written', ...payload }, now)).toEqual([
    { task: 'clear-file', payload, runAt: '2027-03-22T10:00:00.000Z' },
  ]);
});
