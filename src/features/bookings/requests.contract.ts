import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import type { resourceKindSchema } from '@/features/spaces/spaces.contract';
import { spaceIdSchema } from '@/features/spaces/spaces.contract';
import { noteSchema, requestIdSchema } from './bookings.contract';

/** What can be said to a request. */
const answerSchema = z.enum(['approve', 'decline']);
/** One date, or all dates of a series that are asked for. */
const requestScopeSchema = z.enum(['one', 'all']);

export const answerRequestInput = z.object({
  operatorId: idSchema<'operator'>(),
  bookingId: idSchema<'booking'>(),
  scope: requestScopeSchema.default('one'),
  answer: answerSchema,
  /** For whoever asked: it stands in their mail. */
  note: noteSchema,
  requestId: requestIdSchema,
});
export type AnswerRequestInput = z.output<typeof answerRequestInput>;

export const answerRequestAnswer = z.object({
  status: z.enum(['confirmed', 'declined']),
  bookingIds: z.array(z.string()),
  answeredAt: z.iso.datetime(),
});
export type AnswerRequestAnswer = z.infer<typeof answerRequestAnswer>;

/** The same for programs: operator and request id come by other ways. */
export const answerByIdInput = z.strictObject({
  bookingId: answerRequestInput.shape.bookingId,
  scope: requestScopeSchema.default('one').describe('This date, or all dates of its series that are asked for'),
  answer: answerSchema,
  note: noteSchema,
});

/** The same from a mail: who answers what is in the link. */
export const requestByLinkInput = z.object({ token: z.string().min(16).max(1000) });
export const answerByLinkInput = requestByLinkInput.extend({
  answer: answerSchema,
  note: noteSchema,
  requestId: requestIdSchema,
});
export type AnswerByLinkInput = z.output<typeof answerByLinkInput>;

export const requestsInput = z.object({ spaceId: spaceIdSchema });

/** A request as those who answer it see it; that of a series is one. */
export type RequestView = {
  readonly bookingId: string;
  readonly scope: z.infer<typeof requestScopeSchema>;
  /** Open: it can be answered, and holds its time until `expiresAt`. */
  readonly state: 'open' | 'approved' | 'declined' | 'lapsed' | 'withdrawn';
  readonly memberId: string;
  readonly memberName: string;
  readonly role: string;
  readonly resourceId: string;
  readonly resourceName: string;
  readonly resourceKind: z.infer<typeof resourceKindSchema>;
  readonly startsAt: string;
  readonly endsAt: string;
  /** How many dates are asked for, and the repeat in words: a series. */
  readonly dates: number;
  readonly words: string | null;
  readonly note: string;
  readonly guests: number;
  readonly askedAt: string;
  readonly expiresAt: string;
  /** Who answered, when and with what note. */
  readonly answered: { readonly byName: string; readonly at: string; readonly note: string } | null;
  /** What else holds the place that day. */
  readonly around: readonly {
    readonly startsAt: string;
    readonly endsAt: string;
    readonly what: 'booking' | 'event' | 'closure' | 'hold';
    readonly who: string | null;
  }[];
};

/** What the page behind a mail's link shows. */
export type RequestByLink = {
  readonly request: RequestView;
  readonly operator: { readonly slug: string; readonly name: string; readonly accent: string };
  readonly space: { readonly id: string; readonly slug: string; readonly name: string; readonly timeZone: string };
};

export type RequestList = {
  readonly spaceName: string;
  readonly timeZone: string;
  readonly requests: readonly RequestView[];
};
