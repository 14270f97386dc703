import { createServer } from 'node:net';

/** A port that nobody listens on at this moment, chosen by the operating system. */
export function freePort(host = '127.0.0.1'): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') resolve(address.port);
        else reject(new Error('The system gave no port.'));
      });
    });
  });
}

/** Whether a server could listen on this port now, on every address of the machine. */
export async function isPortFree(port: number): Promise<boolean> {
  // A listener on one address alone does not stop another from listening on all of them, so each is tried.
  for (const host of ['127.0.0.1', '::1', undefined]) {
    if (!(await canListen(port, host))) return false;
  }
  return true;
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      // A machine without IPv6 has nobody listening there either.
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT');
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** The port of last time, so that bookmarks keep working; another one if somebody else has taken it since. */
export async function steadyPort(last: number | undefined): Promise<number> {
  return last !== undefined && (await isPortFree(last)) ? last : freePort();
}
