import { makeApiClient } from '@/client/api-client';
import type { RefusalIn } from '@/client/refusal';
import { signInWithToken } from '@/client/sign-in';

export const api = makeApiClient().auth;

/** Signs in with what an earlier answer handed over, and loads the page to go to. */
export async function enterWith(token: string, next: string): Promise<RefusalIn | null> {
  const refused = await signInWithToken(token);
  if (!refused) window.location.assign(next);
  return refused;
}
