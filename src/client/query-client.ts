import { defaultShouldDehydrateQuery, QueryClient } from '@tanstack/react-query';
import superjson from 'superjson';
import { refusalIn } from './refusal';

const WORTH_ANOTHER_TRY: ReadonlySet<string> = new Set(['network.unreachable', 'internal']);

/** The same defaults in the browser and where a page fills the cache on the server. */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        // A page rendered on the server is fresh when it arrives; nudges refetch what changes after that.
        staleTime: 30_000,
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
