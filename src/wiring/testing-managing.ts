import { newId } from '@/kernel/ids';
import { inSpace, requestId, staffOnly, type Entry, type House } from './testing-gates';

/** What owners and managers do with what can be booked. */
const keeping = (rest: object = {}): Entry => ({
  gate: 'space',
  ...staffOnly,
  input: (house) => ({ ...inSpace(house), requestId: requestId(), resourceId: house.membersOnly, ...rest }),
});
const aboutIt = { name: 'Desk 9', kind: 'desk', capacity: 1 };
const closing = (house: House) => ({
  ...inSpace(house),
  wish: { kind: 'closure', startsAt: `${house.day}T09:00`, endsAt: `${house.day}T10:00`, reason: 'Paint' },
});

/** The procedures behind Resources and Closures of the settings. */
export const MANAGING: Record<string, Entry> = {
  'closures.list': { gate: 'space', ...staffOnly, input: inSpace },
  'closures.plan': { gate: 'space', ...staffOnly, input: closing },
  'closures.carryOut': {
    gate: 'space',
    ...staffOnly,
    input: (house) => ({ ...closing(house), planToken: 'a plan of yesterday', decisions: [], requestId: requestId() }),
  },
  'closures.open': {
    gate: 'space',
    ...staffOnly,
    input: (house) => ({ ...inSpace(house), closureId: newId(), requestId: requestId() }),
  },
  'resources.manage': { gate: 'space', ...staffOnly, input: inSpace },
  'resources.create': keeping({ ...aboutIt, floorId: newId() }),
  'resources.edit': keeping({
    ...{ ...aboutIt, floorId: newId(), groupName: null, description: '', amenities: [], openToVisitors: false },
  }),
  'resources.import': keeping({ text: 'Name\nDesk', dryRun: true }),
  'resources.duplicate': keeping(),
  'resources.retire': keeping(),
  'resources.bringBack': keeping(),
  'resources.setParts': keeping({ partIds: [] }),
  'resources.moveOnPlan': keeping({ x: 0, y: 0, width: 100, height: 100, rotation: 0 }),
  'resources.order': keeping({ resourceIds: [newId()] }),
  'resources.putInGroup': keeping({ groupName: 'Quiet', resourceIds: [newId()] }),
  'resources.renameGroup': keeping({ groupId: newId(), name: 'Quiet' }),
  'resources.removeGroup': keeping({ groupId: newId() }),
  'resources.addAmenity': keeping({ name: 'Lamp' }),
  'resources.removeAmenity': keeping({ name: 'Lamp' }),
  'resources.describePhoto': keeping({ photoId: newId(), alt: 'A desk' }),
  'resources.orderPhotos': keeping({ photoIds: [] }),
  'resources.removePhoto': keeping({ photoId: newId() }),
};
