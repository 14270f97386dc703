import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ChannelTable } from './channel-table';
import { channelInfo, listChannels, parseInfo } from './channel-queries';
import { HttpRefusal } from './http-refusal';
import { LIMITS } from './protocol';
import { publish, readBatch, readEvent } from './publishing';
import { parseSignedQuery, requestRefusal, type AppCredentials } from './signatures';

export type ApiContext = {
  app: AppCredentials;
  channels: ChannelTable;
  /** Sends away every connection signed in as this user. */
  terminateUser: (userId: string) => void;
};

/** Answers one request of the signed HTTP API. https://pusher.com/docs/channels/library_auth_reference/rest-api */
export async function answerHttp(context: ApiContext, request: IncomingMessage, response: ServerResponse) {
  try {
    const body = await readBody(request);
    reply(response, 200, route(context, request, body));
  } catch (error) {
    const refusal = error instanceof HttpRefusal ? error : new HttpRefusal(500, 'Internal error');
    if (refusal.status === 413) response.setHeader('connection', 'close');
    reply(response, refusal.status, { error: refusal.message });
  }
}

function route({ app, channels, terminateUser }: ApiContext, request: IncomingMessage, body: Buffer): unknown {
  const [path = '', search = ''] = (request.url ?? '').split('?', 2);
  const [root, appId, resource, name, detail, ...rest] = decodePath(path);
  if (root !== 'apps' || rest.length > 0) throw new HttpRefusal(404, 'Not found');
  if (appId !== app.appId) throw new HttpRefusal(404, 'Application does not exist');
  const query = parseSignedQuery(search);
  if (!query) throw new HttpRefusal(400, 'Unreadable query');
  const method = request.method ?? '';
  const refusal = requestRefusal(app, { method, path, query, body }, Date.now() / 1000);
  if (refusal) throw new HttpRefusal(401, refusal);
  switch (`${method} ${resource}${name === undefined ? '' : '/x'}${detail === undefined ? '' : `/${detail}`}`) {
    case 'POST events': {
      const event = readEvent(body);
      publish(channels, event);
      if (event.info.length === 0) return {};
      return { channels: Object.fromEntries(event.channels.map((c) => [c, channelInfo(channels, c, event.info)])) };
    }
    case 'POST batch_events': {
      const batch = readBatch(body);
      for (const event of batch) publish(channels, event);
      if (batch.every(({ info }) => info.length === 0)) return {};
      return { batch: batch.map(({ channels: [c = ''], info }) => channelInfo(channels, c, info)) };
    }
    case 'GET channels':
      return { channels: listChannels(channels, query.get('filter_by_prefix') ?? '', parseInfo(query.get('info'))) };
    case 'GET channels/x': {
      const info = parseInfo(query.get('info'));
      if (info.includes('user_count') && !isPresence(name)) {
        throw new HttpRefusal(400, 'user_count is only available for presence channels');
      }
      const occupied = channels.subscriptionCount(name ?? '') > 0;
      return { occupied, ...channelInfo(channels, name ?? '', info) };
    }
    case 'GET channels/x/users':
      if (!isPresence(name)) throw new HttpRefusal(400, 'Users can only be retrieved for presence channels');
      return { users: [...channels.members(name).keys()].map((id) => ({ id })) };
    case 'POST users/x/terminate_connections':
      terminateUser(name ?? '');
      return {};
    default:
      throw new HttpRefusal(404, 'Not found');
  }
}

const isPresence = (name: string | undefined): name is string => name?.startsWith('presence-') ?? false;

function decodePath(path: string): string[] {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    throw new HttpRefusal(400, 'Unreadable path');
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LIMITS.httpBody) throw new HttpRefusal(413, 'Request body too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function reply(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
