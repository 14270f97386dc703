import sharp from 'sharp';
import { removeRule } from '@/features/booking-rules/commands/remove-rule';
import { saveRule } from '@/features/booking-rules/commands/save-rule';
import { saveRuleInput } from '@/features/booking-rules/booking-rules.contract';
import { applyChangeInput } from '@/features/closures/closures.contract';
import { applySpaceChange } from '@/features/closures/commands/apply-space-change';
import { openClosure } from '@/features/closures/commands/open-closure';
import { readClosures } from '@/features/closures/closures.reads';
import { bookNow } from '@/features/displays/commands/book-now';
import { checkInAtDisplay } from '@/features/displays/commands/check-in-at-display';
import { createDisplay } from '@/features/displays/commands/create-display';
import { revokeDisplay } from '@/features/displays/commands/revoke-display';
import { moveOnPlan, orderResources } from '@/features/resources/commands/arrange-resources';
import { createResource } from '@/features/resources/commands/create-resource';
import { duplicateResource } from '@/features/resources/commands/duplicate-resource';
import { editResource } from '@/features/resources/commands/edit-resource';
import { importResources } from '@/features/resources/commands/import-resources';
import { addAmenity, removeAmenity } from '@/features/resources/commands/keep-amenities';
import { putInGroup, removeGroup, renameGroup } from '@/features/resources/commands/keep-groups';
import { addPhoto, describePhoto, orderPhotos, removePhoto } from '@/features/resources/commands/keep-photos';
import { bringBackResource, retireResource } from '@/features/resources/commands/retire-resource';
import { setParts } from '@/features/resources/commands/set-parts';
import { readManagedSpace } from '@/features/resources/resources.reads';
import { changeHours } from '@/features/spaces/commands/change-hours';
import { readHoursSettings } from '@/features/spaces/hours.reads';
import { newId, type BookingRuleId, type ClosureId } from '@/kernel/ids';
import { makeGroup, makeResource } from '../makers';
import { hour, type BusyHouse, type SentCommand } from './testing-busy-house';

const closureOf = (resourceId: string) => ({
  ...{ kind: 'closure', resourceId, reason: 'Painted' },
  ...{ startsAt: hour(0).toISOString(), endsAt: hour(2).toISOString() },
});
const rule = { topic: 'notice', settings: { minMinutes: 0, maxDays: 400 }, words: '', kind: 'parking' };
const scope = { resourceId: null, role: null, memberId: null };
const savedRule = (house: BusyHouse) =>
  saveRuleInput.parse({ spaceId: house.spaceId, requestId: newId(), rule: { ...scope, ...rule } });
const hung = async (house: BusyHouse) => {
  const wish = { resourceId: null, name: 'Door', showsNames: false, books: true };
  return createDisplay(house.owner, house.request(wish));
};
const photographed = async (house: BusyHouse) => {
  const resourceId = await house.fresh();
  return { resourceId, photo: await addPhoto(house.owner, house.request({ resourceId, bytes: await picture() })) };
};
const picture = () =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#1b5e78' } })
    .png()
    .toBuffer();
/** Sends `wish`, with one request id, by one command. */
const send =
  <T extends object>(
    command: (who: Parameters<Awaited<ReturnType<SentCommand['make']>>>[0], input: T & Base) => Promise<unknown>,
    wish: (house: BusyHouse) => Promise<T> | T,
  ): SentCommand['make'] =>
  async (house) => {
    const input = house.request(await wish(house));
    return (who) => command(who, input);
  };
type Base = Omit<ReturnType<BusyHouse['request']>, never>;
const desk = async (house: BusyHouse) => ({ resourceId: await house.fresh() });

export const HOUSE_COMMANDS: readonly SentCommand[] = [
  {
    name: 'save-rule',
    make: (house) => {
      const input = savedRule(house);
      return Promise.resolve((who) => saveRule(who, input));
    },
  },
  {
    name: 'remove-rule',
    make: send(removeRule, async (house) => {
      const { rule: saved } = await saveRule(house.owner, savedRule(house));
      return { ruleId: saved.id as BookingRuleId };
    }),
  },
  {
    name: 'change-hours',
    make: async (house) => {
      const { rules, version } = await readHoursSettings(house.owner, house.spaceId);
      const hours = { weekly: [...rules.weekly], exceptions: [], own: [] };
      const input = house.request({ hours, version, keep: true });
      return (who) => changeHours(who, input);
    },
  },
  {
    name: 'apply-space-change',
    make: async (house) => {
      const wish = closureOf(await house.fresh());
      const { planToken } = await house.closures.plan(wish);
      const input = applyChangeInput.parse(house.request({ wish, planToken, decisions: [] }));
      return (who) => applySpaceChange(who, input);
    },
  },
  {
    name: 'open-closure',
    make: send(openClosure, async (house) => {
      const resourceId = await house.fresh();
      await house.closures.accept(closureOf(resourceId));
      const { upcoming } = await readClosures(house.owner, house.spaceId);
      return { closureId: upcoming.find((one) => one.resourceId === resourceId)!.id as ClosureId };
    }),
  },
  {
    name: 'create-display',
    make: send(createDisplay, () => ({ resourceId: null, name: 'Hall', showsNames: false, books: true })),
  },
  {
    name: 'revoke-display',
    make: send(revokeDisplay, async (house) => ({ displayId: (await hung(house)).displayId })),
  },
  {
    name: 'book-now',
    display: true,
    make: async (house) => {
      const { token } = await hung(house);
      const resourceId = await makeResource(house.space, { kind: 'meeting_room' });
      const input = { token, resourceId, minutes: 30 as const, requestId: newId<'request'>() };
      return () => bookNow(input);
    },
  },
  {
    name: 'check-in-at-display',
    display: true,
    make: async (house) => {
      const { token } = await hung(house);
      const bookingId = await house.book(house.ana, await makeResource(house.space, { kind: 'meeting_room' }), 0, 2);
      const input = { token, bookingId, requestId: newId<'request'>() };
      return () => checkInAtDisplay(input, hour(0));
    },
  },
  {
    name: 'create-resource',
    make: send(createResource, ({ space: { floorId } }) => ({
      ...{ name: `New ${newId()}`, kind: 'desk' as const, capacity: 1, floorId },
    })),
  },
  {
    name: 'edit-resource',
    make: send(editResource, async (house) => ({
      ...(await desk(house)),
      ...{ name: `Other ${newId()}`, kind: 'desk' as const, floorId: house.space.floorId, groupName: null },
      ...{ capacity: 2, description: '', amenities: [], openToVisitors: false },
    })),
  },
  {
    name: 'import-resources',
    make: send(importResources, () => ({
      ...{ text: `name,kind\nFrom a list ${newId()},desk`, lines: [2], dryRun: false },
    })),
  },
  { name: 'duplicate-resource', make: send(duplicateResource, desk) },
  { name: 'retire-resource', make: send(retireResource, desk) },
  {
    name: 'bring-back-resource',
    make: send(bringBackResource, async (house) => {
      const wish = await desk(house);
      await retireResource(house.owner, house.request(wish));
      return wish;
    }),
  },
  {
    name: 'set-parts',
    make: send(setParts, async (house) => ({ ...(await desk(house)), partIds: [await house.fresh()] })),
  },
  {
    name: 'move-on-plan',
    make: send(moveOnPlan, async (house) => ({
      ...(await desk(house)),
      ...{ x: 100, y: 100, width: 100, height: 100, rotation: 0 },
    })),
  },
  {
    name: 'order-resources',
    make: send(orderResources, async (house) => {
      const { resources } = await readManagedSpace(house.owner, house.spaceId);
      return { resourceIds: resources.filter((one) => one.retiredAt === null).map((one) => one.id) };
    }),
  },
  {
    name: 'put-in-group',
    make: send(putInGroup, async (house) => ({ groupName: 'By the window', resourceIds: [await house.fresh()] })),
  },
  {
    name: 'rename-group',
    make: send(renameGroup, async ({ space }) => ({
      ...{ groupId: await makeGroup(space, `Old ${newId()}`), name: `Quiet ${newId()}` },
    })),
  },
  {
    name: 'remove-group',
    make: send(removeGroup, async ({ space }) => ({ groupId: await makeGroup(space, `Old ${newId()}`) })),
  },
  { name: 'add-amenity', make: send(addAmenity, () => ({ name: 'Standing desk' })) },
  {
    name: 'remove-amenity',
    make: send(removeAmenity, async (house) => {
      await addAmenity(house.owner, house.request({ name: 'Plotter' }));
      return { name: 'Plotter' };
    }),
  },
  { name: 'add-photo', make: send(addPhoto, async (house) => ({ ...(await desk(house)), bytes: await picture() })) },
  {
    name: 'describe-photo',
    make: send(describePhoto, async (house) => ({
      photoId: (await photographed(house)).photo.id,
      alt: 'By the window',
    })),
  },
  {
    name: 'order-photos',
    make: send(orderPhotos, async (house) => {
      const { resourceId, photo } = await photographed(house);
      return { resourceId, photoIds: [photo.id] };
    }),
  },
  {
    name: 'remove-photo',
    make: send(removePhoto, async (house) => ({ photoId: (await photographed(house)).photo.id })),
  },
];
