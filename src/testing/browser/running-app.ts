import type { TestProject } from 'vitest/node';
import { freePort } from '@/embedded/ports';
import { startStack } from '@/embedded/stack';
import { openTemporaryHome } from '../temporary-home';

/** The whole product, built for production and running with its demo data: where to reach it. */
export type RunningApp = {
  url: string;
  /** Page and data of the mail catcher (`/messages?to=…`). */
  mailUrl: string;
  databaseUrl: string;
  migrationDatabaseUrl: string;
};

declare module 'vitest' {
  // Vitest's own way of typing what a global set-up hands to the tests.
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions
  export interface ProvidedContext {
    app: RunningApp;
  }
}

/** Once per run of the browser tests; a test asks for it by `inject('app')`. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const { home, remove } = openTemporaryHome();
  try {
    const stack = await startStack({ home, port: await freePort(), durable: false });
    if (!(await stack.healthy())) {
      const answer = await fetch(`${stack.url}/api/health`);
      await stack.stop();
      throw new Error(`The app did not become healthy: ${answer.status} ${await answer.text()}`);
    }
    project.provide('app', {
      url: stack.url,
      mailUrl: stack.mailUrl,
      databaseUrl: stack.postgres.databaseUrl,
      migrationDatabaseUrl: stack.postgres.migrationDatabaseUrl,
    });
    return async () => {
      await stack.stop();
      remove();
    };
  } catch (error) {
    remove();
    throw error;
  }
}
