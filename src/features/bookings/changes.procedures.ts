import { newId } from '@/kernel/ids';
import { memberProcedure, memberWriteProcedure } from '@/server/trpc/procedures';
import {
  changeDetailsInput,
  foreseeMoveInput,
  handOverInput,
  moveBookingInput,
  placesForInput,
  receiversInput,
  swapDesksInput,
  swappableInput,
  undoChangeInput,
} from './changes.contract';
import { readPlacesFor, readReceivers, readSwappable } from './changes.reads';
import { changeBooking } from './commands/change-booking';
import { foresee } from './commands/foresee';
import { handOver } from './commands/hand-over';
import { swapDesks } from './commands/swap-desks';
import { undoChange } from './commands/undo-change';
import { releasedInput } from './released.contract';
import { readReleased } from './released.reads';

/** Changing a booking: a part of the bookings router. */
export const changeProcedures = {
  move: memberWriteProcedure.input(moveBookingInput).mutation(({ ctx, input }) => changeBooking(ctx.member, input)),
  /** The refusal that moving would meet now; null where it would be moved. */
  foreseeMove: memberProcedure
    .input(foreseeMoveInput)
    .query(({ ctx, input }) =>
      foresee(changeBooking(ctx.member, { ...input, override: null, dryRun: true, requestId: newId<'request'>() })),
    ),
  /** Where it could be moved, and by which rules. */
  placesFor: memberProcedure.input(placesForInput).query(({ ctx, input }) => readPlacesFor(ctx.member, input)),
  changeDetails: memberWriteProcedure
    .input(changeDetailsInput)
    .mutation(({ ctx, input }) => changeBooking(ctx.member, { ...input, override: null, dryRun: false })),
  swap: memberWriteProcedure.input(swapDesksInput).mutation(({ ctx, input }) => swapDesks(ctx.member, input)),
  /** One's other bookings at the same time. */
  swappable: memberProcedure.input(swappableInput).query(({ ctx, input }) => readSwappable(ctx.member, input)),
  handOver: memberWriteProcedure.input(handOverInput).mutation(({ ctx, input }) => handOver(ctx.member, input)),
  /** To whom it could be handed over. */
  receivers: memberProcedure.input(receiversInput).query(({ ctx, input }) => readReceivers(ctx.member, input)),
  /** What was given up of series, and how much of it others used. */
  released: memberProcedure.input(releasedInput).query(({ ctx, input }) => readReleased(ctx.member, input)),
  undoChange: memberWriteProcedure.input(undoChangeInput).mutation(({ ctx, input }) => undoChange(ctx.member, input)),
};
