import { runUntilStopped } from './command-line';
import { startStack } from './stack';

const PASSWORD = 'demo-coworkflow';
const SIGN_INS = [
  ['owner@harbour.test', 'owner of Harbour, in Lisbon'],
  ['manager@harbour.test', 'manager'],
  ['desk@harbour.test', 'front desk'],
  ['host@harbour.test', 'host'],
  ['member@harbour.test', 'member'],
  ['visitor@harbour.test', 'visitor, signed in, no plan'],
  ['owner@lagoon.test', 'owner of Lagoon, on Lord Howe Island'],
  ['member@lagoon.test', 'member of Lagoon'],
] as const;

/** What a tablet on the wall would open. */
const display = (url: string, token: unknown): string =>
  typeof token === 'string' ? `    Display   ${url}/display/${token}\n` : '';

await runUntilStopped({ home: '.coworkflow', command: 'demo' }, async ({ home, port, closer, say }) => {
  const began = Date.now();
  say('Starting the CoWorkFlow demo…');
  const stack = await startStack({ home, port, closer, say, restart: true });
  if (!(await stack.healthy()) && !closer.isClosing()) {
    say(`Something is not well yet: see ${stack.url}/api/health and the files in ${home.file('logs')}.`);
  }
  const row = ([email, who]: (typeof SIGN_INS)[number]) => `    ${email.padEnd(22)} ${who}`;
  say(`
  CoWorkFlow demo, ready in ${((Date.now() - began) / 1000).toFixed(1)} s

    Open      ${stack.url}
    Mail      ${stack.mailUrl}   (whatever it sends is shown there, none of it is delivered)
${display(stack.url, home.recall('demoDisplay'))}
  Sign in with the password ${PASSWORD} as
${SIGN_INS.map(row).join('\n')}

  This is a demo: made-up people and bookings, well-known passwords. Do not put it on the internet.
  Data and logs: ${home.path}   Start over: npm run demo -- --fresh   Stop: Ctrl-C
`);
});
