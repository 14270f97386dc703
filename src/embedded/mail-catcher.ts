import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { mailPage, mailFrame } from './mail-pages';
import { openMailStore, type Mail, type MailStore } from './mail-store';
import { freePort } from './ports';

export type MailCatcher = {
  smtpUrl: string;
  httpUrl: string;
  smtpPort: number;
  httpPort: number;
  stop: () => Promise<void>;
};

const LARGEST_MAIL = 25 * 1024 * 1024;

/**
 * Takes every mail that is sent to it, whoever it is for, and shows it on a page instead of delivering it.
 * Listens on this machine only: the mails hold sign-in links.
 */
export async function startMailCatcher(options: {
  home: string;
  smtpPort?: number;
  httpPort?: number;
}): Promise<MailCatcher> {
  const store = openMailStore(join(options.home, 'mail'));
  const smtpPort = options.smtpPort ?? (await freePort());
  const httpPort = options.httpPort ?? (await freePort());
  const smtp = smtpServer(store);
  smtp.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    smtp.server.once('error', reject);
    smtp.listen(smtpPort, '127.0.0.1', resolve);
  });
  const http = createServer((request, response) => {
    answer(store, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await listen(http, httpPort);
  return {
    smtpUrl: `smtp://127.0.0.1:${smtpPort}`,
    httpUrl: `http://localhost:${httpPort}`,
    smtpPort,
    httpPort,
    async stop() {
      http.closeAllConnections();
      await Promise.all([
        new Promise<void>((resolve) => smtp.close(resolve)),
        new Promise((resolve) => http.close(resolve)),
      ]);
    },
  };
}

function smtpServer(store: MailStore): SMTPServer {
  return new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: LARGEST_MAIL,
    logger: false,
    closeTimeout: 1_000,
    // Looking the sender up by name would need a network.
    disableReverseLookup: true,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => {
        if (stream.sizeExceeded) return done(Object.assign(new Error('Mail too large'), { responseCode: 552 }));
        const { mailFrom, rcptTo } = session.envelope;
        const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
        store.add(Buffer.concat(chunks), envelope).then(
          () => done(),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        );
      });
    },
  });
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

async function answer(store: MailStore, request: IncomingMessage, response: ServerResponse): Promise<void> {
  // A page elsewhere on the web could give its own name this machine's address and read along: only our names are answered.
  const host = (request.headers.host ?? '').replace(/:\d+$/, '');
  if (!['localhost', '127.0.0.1', '[::1]'].includes(host)) return send(response, 421, 'text/plain', 'Not here.');
  const url = new URL(request.url ?? '/', 'http://localhost');
  const [first = '', id = '', view = '', number = ''] = url.pathname.split('/').slice(1).map(decodeURIComponent);
  const to = url.searchParams.get('to') ?? undefined;
  if (first !== '' && first !== 'messages') return send(response, 404, 'text/plain', 'There is nothing here.');

  if (request.method === 'DELETE' && first === 'messages') {
    if (id) return send(response, store.remove(id) ? 204 : 404, 'text/plain', '');
    store.clear();
    return send(response, 204, 'text/plain', '');
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(response, 405, 'text/plain', 'Only GET and DELETE.');
  if (first === '') return page(response, store, to, store.list(to)[0]?.id);
  if (id === '') return json(response, 200, { items: store.list(to) });

  const mail = await store.read(id);
  if (!mail) return json(response, 404, { error: 'There is no such mail.' });
  if (view === 'html') {
    // The mail is somebody else's page: no scripts, no origin, no requests but for pictures; its links open outside of the frame.
    return send(response, 200, 'text/html', mailFrame(mail), {
      'content-security-policy':
        "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data: http: https:; style-src 'unsafe-inline'; font-src data:",
    });
  }
  if (view === 'text') return send(response, 200, 'text/plain', mail.text ?? '');
  if (view === 'raw') return send(response, 200, 'text/plain', store.raw(id) ?? '');
  if (view === 'attachments') return attachment(response, mail, Number(number));
  if (view !== '') return json(response, 404, { error: 'A mail has html, text, raw and attachments.' });
  if (request.headers.accept?.includes('text/html')) return page(response, store, to, id);
  const { attached, ...rest } = mail;
  const attachments = attached.map(({ name, type, size, contentId }, at) => ({
    name,
    type,
    size,
    contentId,
    url: `/messages/${id}/attachments/${at}`,
  }));
  return json(response, 200, { ...rest, attachments });
}

async function page(
  response: ServerResponse,
  store: MailStore,
  to: string | undefined,
  id: string | undefined,
): Promise<void> {
  const nonce = crypto.randomUUID();
  const html = mailPage({ mails: store.list(to), chosen: id ? await store.read(id) : undefined, to: to ?? '', nonce });
  send(response, 200, 'text/html', html, {
    'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
  });
}

function attachment(response: ServerResponse, mail: Mail, at: number): void {
  const found = mail.attached[at];
  if (!found) return json(response, 404, { error: 'There is no such attachment.' });
  // Pictures may show in the mail; anything else is for saving, never for running in this page's name.
  const isPicture = /^image\/(png|jpeg|gif|webp)$/.test(found.type);
  send(response, 200, isPicture ? found.type : 'application/octet-stream', Buffer.from(found.content), {
    'content-disposition': `${isPicture ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(found.name)}`,
    'x-attachment-type': found.type.replace(/[^\w/.+-]/g, ''),
  });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, 'application/json', JSON.stringify(body));
}

function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': type.startsWith('text/') ? `${type}; charset=utf-8` : type,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(body);
}
