import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@/kernel/ids';
import type { RestBody } from '../rest-client';

export type HammerAnswer = {
  readonly status: number;
  readonly milliseconds: number;
  readonly body: RestBody;
};
type Request = { readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH'; readonly path: string; readonly body?: unknown };

/**
 * A member with a token, as a program of theirs would be. With patience, whoever gets no answer (or a 5xx: the server or its database is being
 * restarted) asks again with the same Idempotency-Key, as a good program does.
 */
export class HammerClient {
  private constructor(
    private readonly baseUrl: string,
    private readonly token: string,
  ) {}

  static async signIn(baseUrl: string, who: { email: string; password: string }): Promise<HammerClient> {
    const answer = await fetch(`${baseUrl}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(who),
    });
    if (answer.status !== 200) throw new Error(`Signing in was refused: ${answer.status} ${await answer.text()}`);
    return new HammerClient(baseUrl, ((await answer.json()) as { token: string }).token);
  }

  async send(request: Request, patienceMs = 0): Promise<HammerAnswer> {
    const key = newId();
    const giveUp = Date.now() + patienceMs;
    for (;;) {
      const answer = await this.once(request, key);
      if ((answer.status !== 0 && answer.status < 500) || Date.now() >= giveUp) return answer;
      await sleep(100 + Math.random() * 200);
    }
  }

  private async once({ method, path, body }: Request, key: string): Promise<HammerAnswer> {
    const began = performance.now();
    try {
      const answer = await fetch(`${this.baseUrl}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.token}`,
          'idempotency-key': key,
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(60_000),
      });
      const said = JSON.parse(await answer.text()) as RestBody;
      return { status: answer.status, milliseconds: performance.now() - began, body: said };
    } catch (error) {
      return { status: 0, milliseconds: performance.now() - began, body: { detail: String(error) } as RestBody };
    }
  }
}
