'use client';
import type { z } from 'zod';
import { useTRPCClient } from '@/client/trpc';
import type {
  changeSeriesInput,
  ChangeSeriesAnswer,
  seriesChangeWishSchema,
  SeriesChangePlan,
  undoSeriesChangeInput,
  UndoSeriesChangeAnswer,
} from '../../series-change.contract';

export type SeriesChangeAsked = z.input<typeof seriesChangeWishSchema>;
type Api = {
  readonly planSeriesChange: { readonly query: (wish: SeriesChangeAsked) => Promise<SeriesChangePlan> };
  readonly changeSeries: {
    readonly mutate: (input: z.input<typeof changeSeriesInput>) => Promise<ChangeSeriesAnswer>;
  };
  readonly undoSeriesChange: {
    readonly mutate: (input: z.input<typeof undoSeriesChangeInput>) => Promise<UndoSeriesChangeAnswer>;
  };
};

/** The three calls of changing a series, by their contract. */
export const useSeriesChangeApi = (): Api => useTRPCClient().bookings as unknown as Api;
