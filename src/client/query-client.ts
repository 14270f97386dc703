import { defaultShouldDehydrateQuery, QueryClient } from '@tanstack/react-query';
import superjson from 'superjson';
import { refusalIn } from './refusal';

const WORTH_ANOTHER_TRY: ReadonlySet<string> = new Set(['network.unreachable', 'internal']);

const FRESH_MS = 30_000;
/** After Back or Forward the router shows a page as it was when it was left; so long, what it shows is read anew as it comes up. */
const BACK_MS = 2_000;
let wentBackAt = -Infinity;
if (typeof window !== 'undefined') window.addEventListener('popstate', () => (wentBackAt = performance.now()));

/**
 * After a change: whatever no open screen shows is forgotten. The next screen begins with what the server renders for it, which knows of
 * the change, and not with what was remembered from before it.
 */
export const forgetUnseen = (client: QueryClient): void => client.removeQueries({ type: 'inactive' });

/** The same defaults in the browser and where a page fills the cache on the server. */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // A page rendered on the server is fresh when it arrives; nudges refetch what changes after that.
        staleTime: () => (performance.now() - wentBackAt < BACK_MS ? 0 : FRESH_MS),
        // A refusal stays one; a broken connection and a server that stumbled are worth two more tries.
        retry: (failures, error) => WORTH_ANOTHER_TRY.has(refusalIn(error).code) && failures < 2,
      },
      dehydrate: {
        serializeData: superjson.serialize,
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query),
      },
      hydrate: { deserializeData: superjson.deserialize },
    },
  });
