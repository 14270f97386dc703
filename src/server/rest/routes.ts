import type { AnyRouter } from '@trpc/server';
import type { OpenApiMeta } from 'trpc-to-openapi';
import type { RestMeta } from './rest-meta';

/** One address of the API, and the procedure behind it. */
export type RestRoute = {
  readonly method: string;
  /** As it is published: `/spaces/{id}/book`. */
  readonly path: string;
  /** Where the procedure stands in its router: `bookings.book`. */
  readonly procedure: string;
  readonly type: 'query' | 'mutation';
  readonly meta: RestMeta['rest'];
  /** What the procedure calls the path's parameter: `spaceId`. */
  readonly parameter: string | null;
  readonly pattern: RegExp;
};
type Procedure = { readonly _def: { readonly type: string; readonly meta?: OpenApiMeta & RestMeta } };

const PARAMETER = /\{(\w+)\}/;

/** A path's one parameter is called `id` outside, whatever the input of the procedure calls it. */
export const publishedPath = (path: string): string => path.replace(PARAMETER, '{id}');

/** Every procedure with an `openapi` part, as an address. */
export function routesOf(router: AnyRouter): RestRoute[] {
  const procedures = Object.entries(router._def.procedures as Record<string, Procedure>);
  return procedures.flatMap(([procedure, { _def }]) => {
    const { openapi, rest } = _def.meta ?? {};
    if (!openapi || (_def.type !== 'query' && _def.type !== 'mutation')) return [];
    return [
      {
        method: openapi.method,
        path: publishedPath(openapi.path),
        procedure,
        type: _def.type,
        meta: rest,
        parameter: PARAMETER.exec(openapi.path)?.[1] ?? null,
        pattern: new RegExp(`^${openapi.path.replace(PARAMETER, '([^/]+)')}$`),
      },
    ];
  });
}

type Found =
  | { readonly route: RestRoute; readonly params: Readonly<Record<string, string>> }
  /** The address exists, for other methods. */
  | { readonly route: null; readonly allow: readonly string[] };

/** The route of a path and method; without one, the methods that the path has. */
export function findRoute(routes: readonly RestRoute[], method: string, path: string): Found {
  const here = routes.filter((route) => route.pattern.test(path));
  const wanted = method === 'HEAD' ? 'GET' : method;
  const route = here.find((each) => each.method === wanted);
  if (!route) return { route: null, allow: [...new Set(here.map((each) => each.method))] };
  const value = route.pattern.exec(path)?.[1];
  return { route, params: route.parameter && value !== undefined ? { [route.parameter]: decoded(value) } : {} };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
