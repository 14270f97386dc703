import { z } from 'zod';
import { idSchema } from '@/kernel/id-schema';
import { oneLine } from '@/kernel/plain-text';
import { PASSWORD_MIN } from './domain/password-rule';

/** Compared in lower case everywhere, as the database keeps it. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'This address is too long')
  .pipe(z.email('This does not look like a mail address'));

export const newPasswordSchema = z
  .string()
  .min(PASSWORD_MIN, `At least ${PASSWORD_MIN} characters`)
  .max(200, 'At most 200 characters');

/** Whatever was typed: rules for new passwords say nothing about the ones that exist. */
const givenPasswordSchema = z.string().min(1, 'Type your password').max(200, 'At most 200 characters');
const tokenSchema = z.string().min(16).max(100);
const nameSchema = z
  .string()
  .transform(oneLine)
  .pipe(z.string().min(1, 'Tell us your name').max(80, 'At most 80 characters'));

export const registerInput = z.object({
  name: nameSchema,
  email: emailSchema,
  password: newPasswordSchema.optional(),
  spaceId: idSchema<'space'>(),
});
export type RegisterInput = z.output<typeof registerInput>;
export const joinInput = registerInput.pick({ name: true, spaceId: true });
export type JoinInput = z.output<typeof joinInput>;
/** Always the same, whether the address is new or known: a mail says the rest. */
export const mailSentAnswer = z.object({ sent: z.literal(true) });

export const loginInput = z.object({ email: emailSchema, password: givenPasswordSchema });
export type LoginInput = z.output<typeof loginInput>;
export const loginAnswer = z.object({
  token: z.string(),
  expiresAt: z.iso.datetime(),
  person: z.object({ id: z.string(), email: z.string(), timeZone: z.string().nullable() }),
});

/**
 * `operator` is the slug of the operator whose page asked: its name and colour are on the mail. `next` is the path to go to once signed
 * in; the page that goes there trusts it no more than any other.
 */
export const askLinkInput = z.object({
  email: emailSchema,
  operator: z.string().max(63).optional(),
  next: z.string().max(500).optional(),
});
export type AskLinkInput = z.output<typeof askLinkInput>;

const operatorLook = z.object({ slug: z.string(), name: z.string(), accent: z.string() });
const spaceLook = z.object({ id: z.string(), slug: z.string(), name: z.string() });
/** Whose door one stands at: what the pages for signing in and registering show. */
export const doorInput = z.object({ operator: z.string().max(63).optional(), space: idSchema<'space'>().optional() });
export const doorAnswer = z.object({ operator: operatorLook.nullable(), space: spaceLook.nullable() });

export const openLinkInput = z.object({ token: tokenSchema, purpose: z.enum(['sign_in', 'register', 'reset']) });
/** What a page may say before its button is pressed. Looking does not use the link up. */
export const openLinkAnswer = z.object({
  email: z.string(),
  name: z.string().nullable(),
  hasAccount: z.boolean(),
  hasPassword: z.boolean(),
  operator: operatorLook.nullable(),
  space: spaceLook.nullable(),
});
export type OpenLinkAnswer = z.infer<typeof openLinkAnswer>;

export const confirmInput = z.object({ token: tokenSchema, password: newPasswordSchema.optional() });
export type ConfirmInput = z.output<typeof confirmInput>;
export const resetInput = z.object({ token: tokenSchema, password: newPasswordSchema });
export type ResetInput = z.output<typeof resetInput>;
export const changePasswordInput = z.object({ current: z.string().max(200), password: newPasswordSchema });
export type ChangePasswordInput = z.output<typeof changePasswordInput>;

/** Good for one minute and one sign-in: the browser hands it straight back to become signed in. */
export const signInTokenAnswer = z.object({ signInToken: z.string() });
