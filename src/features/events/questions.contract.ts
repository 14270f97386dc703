import { z } from 'zod';
import { chooses, QUESTION_KINDS } from './domain/questions';

const option = z.string().trim().min(1).max(80);
/** What a host asks who comes. The id is made where it is written, and stays with it. */
const questionSchema = z
  .object({
    id: z.string().regex(/^[0-9a-z-]{1,40}$/),
    ask: z.string().trim().min(1, 'Write the question').max(200),
    kind: z.enum(QUESTION_KINDS),
    options: z.array(option).max(12, 'At most twelve answers to choose from').readonly().default([]),
    needed: z.boolean().default(false),
  })
  .refine(({ kind, options }) => !chooses(kind) || options.length >= 2, {
    path: ['options'],
    message: 'Give at least two answers to choose from',
  })
  .refine(({ options }) => new Set(options).size === options.length, {
    path: ['options'],
    message: 'Each answer stands there once',
  });
export const questionsSchema = z
  .array(questionSchema)
  .max(10, 'At most ten questions')
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'A question stands there twice');

export const givenRepliesSchema = z
  .array(z.object({ questionId: z.string().max(40), words: z.array(z.string().trim().max(1000)).max(12).readonly() }))
  .max(10);
export const replyViewSchema = z.object({
  questionId: z.string(),
  ask: z.string(),
  words: z.array(z.string()).readonly(),
});
export const replySumSchema = z.object({
  ask: z.string(),
  counts: z.array(z.object({ words: z.string(), answers: z.int() })).readonly(),
});
