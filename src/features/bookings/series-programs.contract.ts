import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { localDateTimeSchema } from '@/kernel/zone-schema';
import { changeBookingAnswer } from './changes.contract';
import {
  changeSeriesAnswer,
  changeSeriesInput,
  seriesChangePlanSchema,
  seriesChangeWishSchema,
  seriesScopeSchema,
  undoSeriesChangeInput,
} from './series-change.contract';
import { bookSeriesInput, planSeriesInput } from './series.contract';

/** Series as programs send them: the contracts of the screens. The request id comes by the Idempotency-Key header; a field that nobody knows is refused. */
export const planSeriesByProgramInput = z.strictObject(planSeriesInput.shape);

export const bookSeriesByProgramInput = z.strictObject({
  ...bookSeriesInput.omit({ requestId: true }).shape,
  onClash: bookSeriesInput.shape.onClash
    .default('fail')
    .describe('What becomes of dates that are not free and of which `decisions` says nothing'),
  planToken: bookSeriesInput.shape.planToken.describe('Of the plan: where anything changed since, nothing is booked'),
});

const wish = seriesChangeWishSchema.omit({ operatorId: true, bookingId: true, scope: true, repeats: true }).shape;
const ofMany = ['rrule', 'pause', 'others', 'toMemberId', 'keepOnly', 'planToken'] as const;

export const changeSeriesByIdInput = z
  .strictObject({
    seriesId: idSchema<'series'>(),
    scope: z.enum(['this', ...seriesScopeSchema.options]),
    from: localDateTimeSchema
      .optional()
      .describe('The date that is meant, by its original local start; left out, the first that has not begun'),
    ...wish,
    localStart: wish.localStart.describe('The new start of that date on the wall clock of the space'),
    planToken: changeSeriesInput.shape.planToken
      .optional()
      .describe('Of a dry run: where anything changed since, nothing is written. Without it everything is decided now'),
    decisions: changeSeriesInput.shape.decisions,
    onClash: z
      .enum(['fail', 'skip', 'stay'])
      .default('fail')
      .describe('What becomes of dates that cannot be as wished and of which `decisions` says nothing'),
    dryRun: z.boolean().default(false).describe('Decide and answer, but write nothing'),
  })
  .superRefine((input, ctx) => {
    if (input.scope !== 'this') return;
    for (const field of [...ofMany.filter((name) => input[name] !== undefined), ...decided(input.decisions)])
      ctx.addIssue({ code: 'custom', path: [field], message: 'One date alone has none' });
  });
const decided = (decisions: readonly unknown[]) => (decisions.length > 0 ? ['decisions'] : []);
export type ChangeSeriesById = z.output<typeof changeSeriesByIdInput>;

export const undoSeriesChangeByIdInput = z.strictObject({
  seriesId: idSchema<'series'>(),
  changeId: undoSeriesChangeInput.shape.changeId,
});

/** One date: its booking. More: what was done, or the plan of a dry run. */
export const changeSeriesByIdAnswer = z.union([
  changeBookingAnswer,
  changeSeriesAnswer,
  z.object({ plan: seriesChangePlanSchema }),
]);
export type ChangeSeriesByIdAnswer = z.infer<typeof changeSeriesByIdAnswer>;
