import { z } from 'zod';
import { signSession } from '@/server/auth/session-token';
import { getPerson } from '@/server/auth/membership';
import { router } from '@/server/trpc/init';
import { personProcedure, personWriteProcedure, publicProcedure, publicWriteProcedure } from '@/server/trpc/procedures';
import {
  askLinkInput,
  changePasswordInput,
  confirmInput,
  doorAnswer,
  doorInput,
  joinInput,
  loginAnswer,
  loginInput,
  mailSentAnswer,
  openLinkAnswer,
  openLinkInput,
  registerInput,
  resetInput,
  signInTokenAnswer,
} from './auth.contract';
import { linkUsed } from './auth.errors';
import { askForPasswordReset, askForSignInLink } from './commands/ask-for-link';
import { changePassword, resetPassword, signOutEverywhere } from './commands/change-password';
import { confirmRegistration } from './commands/confirm-registration';
import { joinAsVisitor } from './commands/join-as-visitor';
import { registerVisitor } from './commands/register-visitor';
import { signInWithPassword } from './commands/sign-in';
import { findDoor } from './sql/operators';
import { findOpenLink } from './sql/open-link';

const sent = { sent: true } as const;
const tags = ['auth'];

/** Nobody is signed in yet on most of these: their commands count attempts by address and mail address themselves. */
export const authRouter = router({
  register: publicProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/register',
        tags,
        summary: 'Register as a visitor of a space',
        description: 'Answers the same whether the address is new or known. A mail confirms the address.',
        protect: false,
      },
      rest: {
        answers: { 202: 'A mail is on its way' },
        statusOf: () => 202,
        refusals: { 404: ['space.not_found'], 422: ['auth.password_is_address'] },
        example: {
          body: { name: 'Ana Reis', email: 'ana@example.org', spaceId: '0197b6c4-0000-7000-8000-000000000001' },
          answer: { sent: true },
        },
      },
    })
    .input(registerInput)
    .output(mailSentAnswer)
    .mutation(async ({ ctx, input }) => {
      await registerVisitor(input, ctx);
      return sent;
    }),
  login: publicProcedure
    .meta({
      openapi: {
        method: 'POST',
        path: '/auth/login',
        tags,
        summary: 'Exchange mail address and password for a bearer token',
        description:
          'Send the token as `Authorization: Bearer …`. It is good for thirty days, or until the person signs out everywhere.',
        protect: false,
      },
      rest: {
        refusals: { 401: ['auth.wrong_password'] },
        example: {
          body: { email: 'member@harbour.test', password: 'demo-coworkflow' },
          answer: {
            token: 'eyJhbGciOiJIUzI1NiJ9…',
            expiresAt: '2026-12-24T09:00:00.000Z',
            person: { id: '0197b6c4-0000-7000-8000-000000000002', email: 'member@harbour.test', timeZone: null },
          },
        },
      },
    })
    .input(loginInput)
    .output(loginAnswer)
    .mutation(async ({ ctx, input }) => {
      const session = await signInWithPassword(input, ctx);
      const [{ token, expiresAt }, person] = await Promise.all([signSession(session, 'api'), getPerson(session)]);
      const { personId: id, email, timeZone } = person;
      return { token, expiresAt: expiresAt.toISOString(), person: { id, email, timeZone } };
    }),
  askForSignInLink: publicProcedure
    .input(askLinkInput)
    .output(mailSentAnswer)
    .mutation(async ({ ctx, input }) => {
      await askForSignInLink(input, ctx);
      return sent;
    }),
  askForPasswordReset: publicProcedure
    .input(askLinkInput)
    .output(mailSentAnswer)
    .mutation(async ({ ctx, input }) => {
      await askForPasswordReset(input, ctx);
      return sent;
    }),
  joinAsVisitor: personWriteProcedure
    .input(joinInput)
    .output(z.object({ done: z.literal(true) }))
    .mutation(async ({ ctx, input }) => {
      await joinAsVisitor(ctx.person, input);
      return { done: true } as const;
    }),
  door: publicProcedure
    .input(doorInput)
    .output(doorAnswer)
    .query(({ input }) => findDoor(input)),
  openLink: publicProcedure
    .input(openLinkInput)
    .output(openLinkAnswer)
    .query(async ({ input }) => {
      const link = await findOpenLink(input.token, input.purpose);
      if (!link) throw linkUsed();
      return link;
    }),
  confirmRegistration: publicWriteProcedure
    .input(confirmInput)
    .output(signInTokenAnswer)
    .mutation(({ input }) => confirmRegistration(input)),
  resetPassword: publicWriteProcedure
    .input(resetInput)
    .output(signInTokenAnswer)
    .mutation(({ input }) => resetPassword(input)),
  changePassword: personWriteProcedure
    .input(changePasswordInput)
    .output(signInTokenAnswer)
    .mutation(({ ctx, input }) => changePassword(ctx.person, input, ctx)),
  signOutEverywhere: personWriteProcedure.output(z.object({ done: z.literal(true) })).mutation(async ({ ctx }) => {
    await signOutEverywhere(ctx.person);
    return { done: true } as const;
  }),
  me: personProcedure
    .output(z.object({ personId: z.string(), email: z.string(), timeZone: z.string().nullable() }))
    .query(({ ctx }) => {
      const { personId, email, timeZone } = ctx.person;
      return { personId, email, timeZone };
    }),
});
