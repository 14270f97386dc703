import { router } from '@/server/trpc/init';
import { memberOfSpaceProcedure, memberOfSpaceWriteProcedure } from '@/server/trpc/procedures';
import { moveOnPlan, orderResources } from './commands/arrange-resources';
import { createResource } from './commands/create-resource';
import { duplicateResource } from './commands/duplicate-resource';
import { editResource } from './commands/edit-resource';
import { importResources } from './commands/import-resources';
import { addAmenity, removeAmenity } from './commands/keep-amenities';
import { putInGroup, removeGroup, renameGroup } from './commands/keep-groups';
import { describePhoto, orderPhotos, removePhoto } from './commands/keep-photos';
import { bringBackResource, retireResource } from './commands/retire-resource';
import { setParts } from './commands/set-parts';
import {
  amenityInput,
  createResourceInput,
  describePhotoInput,
  editResourceInput,
  importResourcesInput,
  moveOnPlanInput,
  oneResourceInput,
  orderPhotosInput,
  orderResourcesInput,
  putInGroupInput,
  removeGroupInput,
  removePhotoInput,
  renameGroupInput,
  setPartsInput,
} from './resources.contract';
import { readManagedSpace } from './resources.reads';

const write = memberOfSpaceWriteProcedure;

/** What can be booked, as those who run the space keep it. */
export const resourcesRouter = router({
  manage: memberOfSpaceProcedure.query(({ ctx, input }) => readManagedSpace(ctx.member, input.spaceId)),
  create: write.input(createResourceInput).mutation(({ ctx, input }) => createResource(ctx.member, input)),
  edit: write.input(editResourceInput).mutation(({ ctx, input }) => editResource(ctx.member, input)),
  import: write.input(importResourcesInput).mutation(({ ctx, input }) => importResources(ctx.member, input)),
  duplicate: write.input(oneResourceInput).mutation(({ ctx, input }) => duplicateResource(ctx.member, input)),
  retire: write.input(oneResourceInput).mutation(({ ctx, input }) => retireResource(ctx.member, input)),
  bringBack: write.input(oneResourceInput).mutation(({ ctx, input }) => bringBackResource(ctx.member, input)),
  setParts: write.input(setPartsInput).mutation(({ ctx, input }) => setParts(ctx.member, input)),
  moveOnPlan: write.input(moveOnPlanInput).mutation(({ ctx, input }) => moveOnPlan(ctx.member, input)),
  order: write.input(orderResourcesInput).mutation(({ ctx, input }) => orderResources(ctx.member, input)),
  putInGroup: write.input(putInGroupInput).mutation(({ ctx, input }) => putInGroup(ctx.member, input)),
  renameGroup: write.input(renameGroupInput).mutation(({ ctx, input }) => renameGroup(ctx.member, input)),
  removeGroup: write.input(removeGroupInput).mutation(({ ctx, input }) => removeGroup(ctx.member, input)),
  addAmenity: write.input(amenityInput).mutation(({ ctx, input }) => addAmenity(ctx.member, input)),
  removeAmenity: write.input(amenityInput).mutation(({ ctx, input }) => removeAmenity(ctx.member, input)),
  describePhoto: write.input(describePhotoInput).mutation(({ ctx, input }) => describePhoto(ctx.member, input)),
  orderPhotos: write.input(orderPhotosInput).mutation(({ ctx, input }) => orderPhotos(ctx.member, input)),
  removePhoto: write.input(removePhotoInput).mutation(({ ctx, input }) => removePhoto(ctx.member, input)),
});
