import { Server, type IncomingMessage } from 'node:http';
import { PEER_ADDRESS_HEADER } from './client-address';

const patched = Symbol.for('coworkflow.peer-address');

/**
 * Writes the address of the connection into each request's headers, over whatever the client sent there. A route handler sees no socket,
 * and Next leaves a client's own X-Forwarded-For as it is, so without this anybody could choose the address that the limits count.
 */
export function rememberPeerAddresses(): void {
  const prototype = Server.prototype as Server & { [patched]?: true };
  if (prototype[patched]) return;
  prototype[patched] = true;
  const emit = Reflect.get(prototype, 'emit');
  prototype.emit = function (this: Server, event: string | symbol, ...args: unknown[]) {
    if (event === 'request') {
      const request = args[0] as IncomingMessage;
      request.headers[PEER_ADDRESS_HEADER] = request.socket.remoteAddress ?? 'unknown';
    }
    return Reflect.apply(emit, this, [event, ...args]) as boolean;
  };
}
