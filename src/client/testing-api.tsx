import type { ReactNode } from 'react';
import superjson from 'superjson';
import { vi } from 'vitest';
import { ScreenProviders } from './screen-providers';

type Answers = Record<string, (input: never) => unknown>;

/** A refusal as the server would say it; an answer may throw it. */
export class Refused extends Error {
  constructor(
    readonly refusal: { kind: string; code: string; details?: Record<string, unknown> },
    readonly httpStatus = 409,
  ) {
    super(refusal.code);
  }
}

/** For tests of screens: the server's end of the wire, answering by procedure; `asked` is what the screen sent. */
export function answering(answers: Answers) {
  const asked: { path: string; input: unknown }[] = [];
  const one = (path: string, wired: unknown) => {
    const input: unknown = superjson.deserialize(wired as Parameters<typeof superjson.deserialize>[0]);
    asked.push({ path, input });
    try {
      return { result: { data: superjson.serialize(answers[path]?.(input as never)) } };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const data = { details: {}, ...error.refusal, httpStatus: error.httpStatus };
      return { error: superjson.serialize({ message: data.code, code: -32000, data }) };
    }
  };
  vi.stubGlobal('fetch', (address: string, init?: RequestInit) => {
    const url = new URL(address, 'http://localhost');
    const paths = url.pathname.replace('/api/trpc/', '').split(',');
    const body = (init?.method === 'POST' ? (init.body as string) : url.searchParams.get('input')) ?? '{}';
    const inputs = JSON.parse(body) as Record<string, unknown>;
    return Promise.resolve(Response.json(paths.map((path, at) => one(path, inputs[at]))));
  });
  return { asked };
}

export const TestScreen = ({ children }: { children: ReactNode }) => (
  <ScreenProviders realtime={null}>{children}</ScreenProviders>
);
