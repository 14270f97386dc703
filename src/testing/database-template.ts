import type { TestProject } from 'vitest/node';
import type { TestServer } from './clone-database';
import { startTestServer } from './embedded-database';

declare module 'vitest' {
  // Vitest's own way of typing what a global set-up hands to the tests.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

/** Once per run of the database tests: one server, one migrated template. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await startTestServer();
  project.provide('testServer', server);
  return stop;
}
