import { zodResolver } from '@hookform/resolvers/zod';
import { z } from 'zod';
import { newPasswordSchema } from '@/features/auth/auth.contract';
import { PASSWORD_MIN } from '@/features/auth/domain/password-rule';
import { acceptInput, editProfileInput, inviteInput } from '../members.contract';

/** An empty field is no password: signing in by mail link needs none. */
const passwordOrNone = z.union([z.literal(''), newPasswordSchema], {
  error: `At least ${PASSWORD_MIN} characters, or none`,
});

// The contracts as forms check them.
export const invite = zodResolver(inviteInput.pick({ email: true, role: true }));
export const profile = zodResolver(editProfileInput.pick({ displayName: true, about: true, visibility: true }));
export const join = zodResolver(z.object({ name: acceptInput.shape.name, password: passwordOrNone }));
export const password = zodResolver(z.object({ current: z.string().max(200), password: newPasswordSchema }));
