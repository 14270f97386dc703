import type { Operation } from '@/server/rest/openapi-document';
import type { ExamplePlace } from './example-place';

type Asked = {
  readonly url: string;
  readonly method: string;
  readonly path: string;
  readonly operation: Operation;
  readonly place: ExamplePlace;
};

/** In single quotes a shell changes nothing; a quote inside ends them, stands by itself, and begins them again. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** A line for the shell that works as it stands once `$TOKEN` is set. */
export function curlOf({ url, method, path, operation, place }: Asked): string {
  const isLogin = path === '/auth/login';
  const id = path.startsWith('/bookings') ? '$BOOKING' : place.spaceId;
  const address = `${url}${path.replace('{id}', id)}${queryOf(operation, place)}`;
  const body = bodyOf(operation, path, place);
  const lines = [
    `curl -s ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}"${address}"`,
    ...(operation.security.length > 0 ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...(operation.parameters?.some((each) => each.name === 'Idempotency-Key')
      ? ['-H "Idempotency-Key: $(date +%s)"']
      : []),
    ...(body ? ["-H 'Content-Type: application/json'", `-d ${quoted(JSON.stringify(body))}`] : []),
  ].join(' \\\n  ');
  return isLogin ? `TOKEN=$(${lines} | sed 's/.*"token":"\\([^"]*\\)".*/\\1/')` : lines;
}

function queryOf({ operationId, parameters = [] }: Operation, { startsAt }: ExamplePlace): string {
  if (operationId === 'availability-free')
    return `?from=${startsAt.slice(0, 10)}T08:00&to=${startsAt.slice(0, 10)}T20:00`;
  const query = new URLSearchParams();
  for (const each of parameters as readonly { name: string; in: string; example?: string }[])
    if (each.in === 'query' && each.example !== undefined && each.name !== 'text') query.set(each.name, each.example);
  return query.size > 0 ? `?${query.toString()}` : '';
}

function bodyOf({ requestBody }: Operation, path: string, place: ExamplePlace) {
  const example = requestBody?.content['application/json']?.example as Record<string, unknown> | undefined;
  if (!example) return null;
  const { email, password, spaceId, resourceId, startsAt, endsAt } = place;
  if (path === '/auth/login') return { email, password };
  const ours: Record<string, unknown> = { spaceId, resourceId, startsAt, endsAt };
  return Object.fromEntries(Object.entries(example).map(([key, value]) => [key, ours[key] ?? value]));
}
