import { headers } from 'next/headers';
import { cache } from 'react';
import { contextFromHeaders } from '@/server/trpc/context';
import { createCaller } from './app-router';

/** Who asks for this page. Read once per request, however many parts of the page ask. */
export const contextForRequest = cache(async () => contextFromHeaders(new Headers(await headers())));

/** Calls procedures from a page on the server, with the rights of whoever asks for the page. */
export const callerForRequest = cache(async () => createCaller(await contextForRequest()));
