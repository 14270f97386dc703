import { runUntilStopped } from './command-line';
import { startStack } from './stack';

await runUntilStopped({ home: '.coworkflow-dev', command: 'dev' }, async ({ home, port, closer, say }) => {
  const stack = await startStack({ home, port, closer, say, mode: 'development', restart: true });
  say(`
  Development: ${stack.url}   mail: ${stack.mailUrl}   sign in as owner@harbour.test (and the others), password demo-coworkflow
  Database: ${stack.env.MIGRATION_DATABASE_URL}
  Pages and the worker follow the source; a new migration needs a restart. Start over: npm run dev -- --fresh
`);
});
