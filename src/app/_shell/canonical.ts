import type { Metadata } from 'next';
import { connection } from 'next/server';
import { env } from '@/server/env';

/** The one address under which search engines keep a page: whole, as they ask for it, and read at run time, never by the build. */
export async function canonicalOf(path: string): Promise<Metadata['alternates']> {
  await connection();
  return { canonical: env().APP_URL + path };
}
