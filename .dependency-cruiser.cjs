// The one direction of dependency, as docs and house have it: app → features/ui → client → ui → kernel;
// wiring → router, rest, reactions → commands → domain and sql → kernel, with server under router, commands and sql.

/** The staircase: a room calls rooms before it here; of rooms after it, it only reads what they announce. */
const STAIRCASE = [
  'operators',
  'auth',
  'members',
  'teams',
  'booking-rules',
  'spaces',
  'floor-plan',
  'recurrence',
  'occupancies',
  'planning',
  'availability',
  'memberships',
  'plans',
  'pricing',
  'payments',
  'bookings',
  'resources',
  'events',
  'event-talk',
  'event-report',
  'waitlists',
  'closures',
  'front-desk',
  'displays',
  'billing',
  'community',
  'discovery',
  'calendars',
  'notifications',
  'analytics',
  'webhooks',
  'onboarding',
];
// Tests and what only they use go where they like.
const PRODUCT = { pathNot: '\\.test\\.tsx?$|^src/testing/|^src/features/[^/]+/testing/|testing-[^/]+\\.ts$' };
const RUNS_ANYWHERE = '\\.(contract|facts|errors|access)\\.ts$';
const DOOR = '\\.(contract|facts|errors|access|service)\\.ts$';

const rule = (name, comment, from, to) => ({ name, severity: 'error', comment, from: { ...PRODUCT, ...from }, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule(
      'no-circles',
      'Two files that need each other are one thing in two places.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'kernel-knows-nobody',
      'The kernel is values that everyone speaks.',
      { path: '^src/kernel/' },
      { path: '^src/', pathNot: '^src/kernel/' },
    ),
    rule(
      'domain-is-pure',
      'A domain imports the kernel, other domains and the doors that are as pure as itself.',
      { path: '^src/features/[^/]+/domain/' },
      { path: '^src/', pathNot: `^src/kernel/|^src/features/[^/]+/domain/|${RUNS_ANYWHERE}` },
    ),
    rule(
      'domain-touches-nothing',
      'No files, no network, no database, no React in a domain.',
      { path: '^src/features/[^/]+/domain/' },
      {
        path: 'node_modules/(react|next|pg|kysely|pino|pusher|nodemailer|graphile-worker)/',
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'ui-is-ignorant',
      'The house style knows nothing of the product.',
      { path: '^src/ui/' },
      { path: '^src/', pathNot: '^src/(ui|kernel)/' },
    ),
    rule(
      'client-runs-in-browsers',
      'Browser plumbing knows rooms by their doors, the router by its type.',
      { path: '^src/client/' },
      {
        path: '^src/(app|server|wiring|embedded|testing)/|^src/features/[^/]+/(commands|sql|reactions|ui)/|\\.(router|service)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'screens-stay-in-the-browser',
      'A screen reaches the server through the client alone.',
      { path: '^src/features/[^/]+/ui/' },
      {
        path: '^src/(app|server|wiring|embedded|testing)/|^src/features/[^/]+/(commands|sql|reactions)/|\\.(router|service)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'server-knows-no-room',
      'Plumbing serves every room alike.',
      { path: '^src/server/' },
      { path: '^src/(features|wiring|app|client|ui|embedded)/' },
    ),
    rule(
      'rooms-use-doors',
      'Of another room: its doors, its pure domain, its screen parts; nothing behind.',
      { path: '^src/features/([^/]+)/' },
      { path: '^src/features/', pathNot: `^src/features/$1/|${DOOR}|^src/features/[^/]+/(domain|ui)/` },
    ),
    rule(
      'rooms-are-below',
      'A room knows the server and the client, not what stands above it.',
      { path: '^src/features/' },
      { path: '^src/(app|wiring|embedded|testing)/' },
    ),
    rule(
      'only-wiring-knows-routers',
      'Routers and reactions are joined in one place.',
      { path: '^src/', pathNot: `${PRODUCT.pathNot}|^src/wiring/` },
      { path: '\\.(router|rest)\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'one-way-to-the-database',
      'Transactions come from their three makers.',
      { path: '^src/', pathNot: `${PRODUCT.pathNot}|^src/(server/db|wiring|embedded)/` },
      { path: '^src/server/db/pool\\.ts$' },
    ),
    rule(
      'sql-lives-in-sql',
      'Only sql/ and the plumbing speak Kysely.',
      { path: '^src/features/', pathNot: `${PRODUCT.pathNot}|^src/features/[^/]+/sql/` },
      { path: 'node_modules/kysely/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'nothing-needs-the-demo',
      'The product runs without its embedded default.',
      { path: '^src/', pathNot: `${PRODUCT.pathNot}|^src/embedded/` },
      { path: '^src/(embedded|testing)/' },
    ),
    rule(
      'app-is-on-top',
      'Only Next imports from app.',
      { path: '^src/', pathNot: `${PRODUCT.pathNot}|^src/app/` },
      { path: '^src/app/' },
    ),
    ...STAIRCASE.slice(0, -1).map((room, at) =>
      rule(
        `staircase-${room}`,
        'Call up the staircase, listen down it.',
        { path: `^src/features/${room}/`, pathNot: `${PRODUCT.pathNot}|/ui/` },
        { path: `^src/features/(${STAIRCASE.slice(at + 1).join('|')})/`, pathNot: '\\.facts\\.ts$' },
      ),
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.gen\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
