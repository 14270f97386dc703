import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { eventDateIdSchema, requestIdSchema } from './events.contract';

/** Whom a host can write to: who comes, who stands in line, both, or who was let in. */
export const MESSAGE_TO = ['going', 'line', 'all', 'in'] as const;
export type MessageTo = (typeof MESSAGE_TO)[number];

const ofDate = { operatorId: idSchema<'operator'>(), dateId: eventDateIdSchema };
export const messagesInput = z.object(ofDate);
export type MessagesInput = z.output<typeof messagesInput>;

export const messageGuestsInput = z.object({
  ...ofDate,
  to: z.enum(MESSAGE_TO),
  words: z.string().trim().min(1, 'Write what you want to tell them').max(2000),
  requestId: requestIdSchema,
});
export type MessageGuestsInput = z.output<typeof messageGuestsInput>;
export const messageSent = z.object({ told: z.int() });

const group = z.object({ count: z.int(), names: z.array(z.string()).readonly() });
/** Who would get a message, some of them by name; and what was sent before, the latest first. */
export const messagesSchema = z.object({
  groups: z.object({ going: group, line: group, all: group, in: group }),
  sent: z.array(
    z.object({
      id: z.string(),
      to: z.enum(MESSAGE_TO),
      words: z.string(),
      told: z.int(),
      byName: z.string(),
      at: z.iso.datetime(),
    }),
  ),
});
export type Messages = z.infer<typeof messagesSchema>;
