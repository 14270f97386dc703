import type { AuthOptions, Session as NextAuthSession } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { clientAddress } from '@/server/auth/client-address';
import { refusalToText } from '@/server/auth/refusal-text';
import { servedOverHttps, sessionCookieName } from '@/server/auth/session-cookie';
import { readSession, SESSION_DAYS, signSession, type Session } from '@/server/auth/session-token';
import { env } from '@/server/env';
import { log } from '@/server/log';
import { loginInput } from './auth.contract';
import { linkUsed, wrongPassword } from './auth.errors';
import { signInWithPassword, signInWithToken } from './commands/sign-in';

/**
 * next-auth owns the cookie: it checks the anti-forgery token, sets and clears. Who somebody is, our commands decide; and the token in
 * the cookie is ours, so that a request is read without next-auth.
 */
export const nextAuthOptions = (): AuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: SESSION_DAYS * 86_400 },
  useSecureCookies: servedOverHttps(),
  cookies: {
    sessionToken: {
      name: sessionCookieName(),
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: servedOverHttps() },
    },
  },
  pages: { signIn: '/sign-in', error: '/sign-in' },
  providers: [
    CredentialsProvider({
      id: 'password',
      credentials: { email: {}, password: {} },
      authorize: (given, request) =>
        admit(() => {
          const read = loginInput.safeParse(given);
          if (!read.success) throw wrongPassword();
          return signInWithPassword(read.data, from(request.headers));
        }),
    }),
    CredentialsProvider({
      id: 'link',
      credentials: { token: {} },
      authorize: (given, request) =>
        admit(() => {
          if (!given?.token || given.token.length > 100) throw linkUsed();
          return signInWithToken(given.token, from(request.headers));
        }),
    }),
  ],
  jwt: {
    encode: async ({ token }) => (token ? (await signSession(token as unknown as Session, 'browser')).token : ''),
    decode: async ({ token }) => (token ? await readSession(token, 'browser') : null),
  },
  callbacks: {
    jwt: ({ token, user }) => {
      if (!user) return token;
      const [personId, version] = user.id.split(' ');
      return { personId, version: Number(version) };
    },
    session: ({ session }): NextAuthSession => ({ expires: session.expires }),
  },
  logger: {
    error: (code, metadata) =>
      log.error({ code, err: metadata instanceof Error ? metadata : metadata.error }, 'next-auth'),
    warn: (code) => log.warn({ code }, 'next-auth'),
    debug: () => undefined,
  },
});

const from = (headers: unknown) => ({ address: clientAddress(new Headers(headers as Record<string, string>)) });

/** next-auth wants a user with an id; the session's two parts travel in it to the `jwt` callback. */
async function admit(signIn: () => Promise<Session>): Promise<{ id: string }> {
  try {
    const { personId, version } = await signIn();
    return { id: `${personId} ${version}` };
  } catch (error) {
    const text = refusalToText(error);
    if (text.startsWith('internal')) log.error({ err: error }, 'sign-in failed');
    throw new Error(text);
  }
}
