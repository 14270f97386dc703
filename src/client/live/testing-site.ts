import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Pusher from 'pusher';
import { startRealtimeServer, type RealtimeServer } from '@/embedded/realtime-server/start-realtime-server';
import { NUDGE, type RealtimePublicConfig, type TopicName } from '@/kernel/realtime';
import type { LiveOptions } from './live-connection';

const APP = { appId: 'test-app', key: 'test-key', secret: 'test-secret' };

/** For tests: the embedded realtime server, and a site with the two routes that a browser asks. */
export async function testingSite() {
  let realtime: RealtimeServer | null = await startRealtimeServer(APP);
  const { port } = realtime;
  const api = new Pusher({ ...APP, host: '127.0.0.1', port: String(port), useTLS: false });
  /** What was asked of the site, and what it is to answer to the next questions. */
  const seen = { authorised: [] as string[], headers: [] as unknown[], statusAsked: 0 };
  const answers = { authStatus: 200, reachable: null as boolean | null };

  const http = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      if (request.url === '/status') {
        seen.statusAsked++;
        return response.end(JSON.stringify({ reachable: answers.reachable ?? realtime !== null }));
      }
      const asked = new URLSearchParams(body);
      const [socketId, channel] = [asked.get('socket_id') ?? '', asked.get('channel_name') ?? ''];
      seen.authorised.push(channel);
      seen.headers.push(request.headers['x-coworkflow']);
      response.statusCode = answers.authStatus;
      response.end(JSON.stringify(answers.authStatus === 200 ? api.authorizeChannel(socketId, channel) : {}));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const site = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const config: RealtimePublicConfig = {
    key: APP.key,
    cluster: 'unused',
    wsHost: '127.0.0.1',
    wsPort: port,
    wssPort: port,
    forceTLS: false,
  };
  const options: LiveOptions = {
    config,
    authEndpoint: `${site}/auth`,
    statusEndpoint: `${site}/status`,
    pace: { pollMs: 80, graceMs: 5000, lingerMs: 40, attemptMs: 3000, retryMs: 30, retryMostMs: 60, rejoinMs: 40 },
  };

  return {
    options,
    config,
    seen,
    answers,
    connections: () => realtime?.connections() ?? 0,
    channels: async () => {
      const answer = (await (await api.get({ path: '/channels' })).json()) as { channels: object };
      return Object.keys(answer.channels);
    },
    nudge: (topic: TopicName, version: string) => api.trigger(topic, NUDGE, { topic, version }),
    stopRealtime: async () => {
      const stopping = realtime;
      realtime = null;
      await stopping?.close();
    },
    startRealtime: async () => {
      realtime = await startRealtimeServer({ ...APP, port });
    },
    close: async () => {
      await realtime?.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
