import { callerForRequest } from '@/wiring/server-caller';

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** One value per name: the first, where an address repeats one. */
export async function searchOf(searchParams: SearchParams): Promise<Record<string, string | undefined>> {
  const entries = Object.entries(await searchParams);
  return Object.fromEntries(entries.map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
}

/** Whose door an address names; an operator or a space that is not there is nobody's. */
export async function doorOf(search: { operator?: string; space?: string }) {
  const caller = await callerForRequest();
  return caller.auth.door(search).catch(() => ({ operator: null, space: null }));
}

/** What a link is for, or null when it is no longer good. */
export async function linkOf(token: string | undefined, purpose: 'sign_in' | 'register' | 'reset') {
  if (!token) return null;
  const caller = await callerForRequest();
  return caller.auth.openLink({ token, purpose }).catch(() => null);
}
