import { zodResolver } from '@hookform/resolvers/zod';
import { z } from 'zod';
import { askLinkInput, joinInput, loginInput, newPasswordSchema, registerInput, resetInput } from '../auth.contract';
import { PASSWORD_MIN } from '../domain/password-rule';

/** An empty field is no password: signing in by mail link needs none. */
const passwordOrNone = z.union([z.literal(''), newPasswordSchema], {
  error: `At least ${PASSWORD_MIN} characters, or none`,
});

// The contracts as forms check them.
export const signIn = zodResolver(loginInput);
export const register = zodResolver(
  registerInput.pick({ name: true, email: true }).extend({ password: passwordOrNone }),
);
export const join = zodResolver(joinInput.pick({ name: true }));
export const forgot = zodResolver(askLinkInput.pick({ email: true }));
export const reset = zodResolver(resetInput.pick({ password: true }));
export const confirm = zodResolver(z.object({ password: passwordOrNone }));
