import { paths } from './paths';
import type { RefusalIn } from './refusal';

const SENT_BY_US = { 'x-coworkflow': '1' };

/** Signs this browser in by password; null when that worked. The caller then loads a page afresh, as the person it now is. */
export const signInWithPassword = (given: { email: string; password: string }): Promise<RefusalIn | null> =>
  signIn('password', given);

/** Signs this browser in by the token of a sign-in link, or the one that ends a registration or a new password. */
export const signInWithToken = (token: string): Promise<RefusalIn | null> => signIn('link', { token });

async function signIn(provider: 'password' | 'link', given: Record<string, string>): Promise<RefusalIn | null> {
  try {
    const csrf = await fetch(`${paths.api.auth()}/csrf`, { headers: SENT_BY_US });
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    const body = new URLSearchParams({ ...given, csrfToken, json: 'true' });
    const answer = await fetch(`${paths.api.auth()}/callback/${provider}`, {
      method: 'POST',
      headers: SENT_BY_US,
      body,
    });
    if (answer.ok) return null;
    const refused = (await answer.json()) as Partial<RefusalIn>;
    return { kind: 'unauthenticated', code: refused.code ?? 'internal', details: refused.details ?? {} };
  } catch {
    return { kind: 'upstream', code: 'network.unreachable', details: {} };
  }
}
