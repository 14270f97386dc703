import { router } from '@/server/trpc/init';
import { memberOfSpaceProcedure, memberProcedure, memberWriteProcedure } from '@/server/trpc/procedures';
import { discardDraft } from './commands/discard-draft';
import { exemptMember } from './commands/exempt-member';
import { pinPrice } from './commands/pin-price';
import { publishPriceList } from './commands/publish-price-list';
import { rollBack } from './commands/roll-back';
import { saveExtra } from './commands/save-extra';
import { saveDraft } from './commands/save-draft';
import { saveCode } from './commands/save-code';
import { unpinPrice } from './commands/unpin-price';
import { saveCodeInput } from './codes.contract';
import { extrasOnOfferInput, saveExtraInput } from './extras.contract';
import { readExtras, readExtrasOnOffer } from './extras.reads';
import { readCodes } from './codes.reads';
import { exemptInput, exemptionInput } from './exemptions.contract';
import { readExemption } from './exemptions.reads';
import { pinPriceInput, unpinPriceInput } from './pins.contract';
import { priceInput } from './price-asks.contract';
import { discardDraftInput, publishInput, rollBackInput, saveDraftInput } from './pricing.contract';
import { readPrice, readPriceLists } from './pricing.reads';
import { replayInput } from './replay.contract';
import { readBooked } from './replay.reads';

export const pricingRouter = router({
  /** What a wished booking costs whoever asks, and why. */
  price: memberOfSpaceProcedure.input(priceInput).query(({ ctx, input }) => readPrice(ctx.member, input)),
  /** Every version and the draft, for whoever sets prices. */
  lists: memberProcedure.query(({ ctx }) => readPriceLists(ctx.member)),
  /** What was booked, page by page, to be replayed under a draft. */
  booked: memberProcedure.input(replayInput).query(({ ctx, input }) => readBooked(ctx.member, input)),
  /** The discount codes with how often each is used, for whoever sets prices. */
  codes: memberProcedure.query(({ ctx }) => readCodes(ctx.member)),
  /** What can be had with a booking at a place. */
  extrasOnOffer: memberOfSpaceProcedure
    .input(extrasOnOfferInput)
    .query(({ ctx, input }) => readExtrasOnOffer(ctx.member, input)),
  /** All extras, for whoever sets prices. */
  extras: memberProcedure.query(({ ctx }) => readExtras(ctx.member)),
  saveExtra: memberWriteProcedure.input(saveExtraInput).mutation(({ ctx, input }) => saveExtra(ctx.member, input)),
  saveCode: memberWriteProcedure.input(saveCodeInput).mutation(({ ctx, input }) => saveCode(ctx.member, input)),
  /** Whether a member pays taxes. */
  exemption: memberProcedure.input(exemptionInput).query(({ ctx, input }) => readExemption(ctx.member, input)),
  exempt: memberWriteProcedure.input(exemptInput).mutation(({ ctx, input }) => exemptMember(ctx.member, input)),
  saveDraft: memberWriteProcedure.input(saveDraftInput).mutation(({ ctx, input }) => saveDraft(ctx.member, input)),
  discardDraft: memberWriteProcedure
    .input(discardDraftInput)
    .mutation(({ ctx, input }) => discardDraft(ctx.member, input)),
  publish: memberWriteProcedure.input(publishInput).mutation(({ ctx, input }) => publishPriceList(ctx.member, input)),
  pin: memberWriteProcedure.input(pinPriceInput).mutation(({ ctx, input }) => pinPrice(ctx.member, input)),
  unpin: memberWriteProcedure.input(unpinPriceInput).mutation(({ ctx, input }) => unpinPrice(ctx.member, input)),
  rollBack: memberWriteProcedure.input(rollBackInput).mutation(({ ctx, input }) => rollBack(ctx.member, input)),
});
