import { TRPCError } from '@trpc/server';
import { paths } from '@/client/paths';
import type { GivenReply } from '@/features/events/domain/questions';
import { packAnswer, saidOf, typedAnswer, typedReplies, type KeptAnswer } from '@/features/events/domain/typed-answer';
import { servedOverHttps } from '@/server/auth/session-cookie';
import { contextFromHeaders, isFormOfOwnPages } from '@/server/trpc/context';
import { withLimitedBody } from '@/server/trpc/limit-body';
import { refusalOf, type FieldProblem, type Refusal } from '@/server/trpc/refusals';
import { createCaller } from './app-router';

/** More than the fields of these forms take, written in the longest way. */
const MOST_BYTES = 64 * 1024;
/** For so long a browser keeps what was typed, for the page that comes next. */
const KEPT_SECONDS = 300;
export const TYPED_COOKIE = 'coworkflow.answer';

type Fields = ((name: string) => string) & { readonly replies: readonly GivenReply[] };

/** The fields of a plain form of ours; null where it came from elsewhere, or is more than a form. */
export async function fieldsOf(incoming: Request): Promise<Fields | null> {
  if (!isFormOfOwnPages(incoming.headers)) return null;
  const request = await withLimitedBody(incoming, MOST_BYTES);
  const form = await request?.formData().catch(() => null);
  if (!form) return null;
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  return Object.assign(field, { replies: typedReplies(form.entries()) });
}

/** The page that shows what came of it: by GET, so that a reload sends nothing again. A path, whatever the browser calls this host. */
export const seeOther = (location: string, cookie?: string): Response =>
  new Response(null, {
    status: 303,
    headers: { location, 'cache-control': 'private, no-store', ...(cookie ? { 'set-cookie': cookie } : {}) },
  });

/** The form was checked for where it stood: it may write like a page of ours. */
export const callerOf = async (request: Request) =>
  createCaller({ ...(await contextFromHeaders(request.headers)), mayWrite: true });

export const refusalIn = (error: unknown): Refusal =>
  error instanceof TRPCError ? refusalOf(error) : { kind: 'internal', code: 'internal', details: {} };

/** Which field says what, by the names that the form has for them. */
function fieldsIn({ details }: Refusal): Record<string, string> {
  const problems = Array.isArray(details.fields) ? (details.fields as FieldProblem[]) : [];
  const named = problems.map(({ path, message }) => [
    path.startsWith('guestNames') ? 'guests' : path.startsWith('ticket.each') ? 'price' : path,
    path.startsWith('ticket.each') ? 'Write an amount, like 12 or 4.50' : message,
  ]);
  return Object.fromEntries(named.reverse()) as Record<string, string>;
}

/** With what its words name: a price, where it is about one. */
function problemOf(refusal: Refusal) {
  const { ticket, price, least, currency } = refusal.details;
  const named = typeof currency === 'string' ? { details: { ticket, price, least, currency } } : {};
  return { code: refusal.code, fields: fieldsIn(refusal), ...named };
}

function typedCookie(kept: KeptAnswer, path: string): string {
  const secure = servedOverHttps() ? '; Secure' : '';
  return `${TYPED_COOKIE}=${packAnswer(kept)}; Path=${path}; Max-Age=${KEPT_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}

/** "I come too", from the page of an event, by who has no account. What was typed comes back where it is refused. */
export async function receiveAskToCome(
  request: Request,
  { operator, event }: { operator: string; event: string },
): Promise<Response> {
  const page = (search: { date?: string; said?: string; code?: string }) =>
    `${paths.event(operator, event, search)}#answer`;
  const field = await fieldsOf(request);
  if (!field) return seeOther(page({ said: 'elsewhere' }));
  const typed = typedAnswer(field, field.replies);
  const date = field('date').slice(0, 100);
  const back = (said: string, kept: KeptAnswer) =>
    seeOther(
      page({ date, said, ...(typed.code ? { code: typed.code } : {}) }),
      typedCookie(kept, paths.event(operator, event)),
    );
  try {
    const { name, email } = typed;
    const cameFrom = field('from').slice(0, 200);
    const caller = await callerOf(request);
    const input = { operator, event, dateId: date as never, name, email: email.trim(), cameFrom, ...saidOf(typed) };
    await caller.events.askToCome(input);
    return back('asked', { typed, problem: null });
  } catch (error) {
    const refusal = refusalIn(error);
    return back('refused', { typed, problem: problemOf(refusal) });
  }
}

/** "Yes, that was me": on to the page that shows the answer, or back with why not. */
export async function receiveConfirm(request: Request): Promise<Response> {
  const field = await fieldsOf(request);
  const token = field?.('token') ?? '';
  if (!field) return seeOther(paths.eventConfirm({ refused: 'request.cross_site' }));
  try {
    const { link } = await (await callerOf(request)).events.confirm({ token });
    return seeOther(paths.eventAnswer({ token: link, did: 'confirm' }));
  } catch (error) {
    return seeOther(paths.eventConfirm({ token, refused: refusalIn(error).code }));
  }
}

/** "I come", by the link of an invitation: on to the page that shows the answer, or back with why not and what was typed. */
export async function receiveInvited(request: Request): Promise<Response> {
  const field = await fieldsOf(request);
  if (!field) return seeOther(paths.eventInvited({ refused: 'request.cross_site' }));
  const [token, date, typed] = [field('token'), field('date').slice(0, 100), typedAnswer(field, field.replies)];
  try {
    const input = { token, dateId: date as never, name: typed.name, ...saidOf(typed) };
    const { link } = await (await callerOf(request)).events.answerInvitation(input);
    return seeOther(paths.eventAnswer({ token: link, did: 'confirm' }));
  } catch (error) {
    const refusal = refusalIn(error);
    const kept = { typed, problem: problemOf(refusal) };
    const code = field('code').slice(0, 100) || undefined;
    const back = `${paths.eventInvited({ token, date, refused: refusal.code, ...(code ? { code } : {}) })}#answer`;
    return seeOther(back, typedCookie(kept, '/events/invited'));
  }
}

const ACTS = ['change', 'cancel', 'accept', 'decline'] as const;

/** From the page behind the link in mails: an answer is changed, taken back, an offer taken or given on. */
export async function receiveAnswerByLink(request: Request): Promise<Response> {
  const field = await fieldsOf(request);
  if (!field) return seeOther(paths.eventAnswer({ refused: 'request.cross_site' }));
  const token = field('token');
  const act = ACTS.find((one) => one === field('act'));
  const { replies, ...said } = saidOf(typedAnswer(field, field.replies));
  try {
    if (!act) return seeOther(paths.eventAnswer({ token }));
    await (
      await callerOf(request)
    ).events.answerByLink({ token, act, ...said, ...(act === 'change' ? { replies } : {}) });
    return seeOther(paths.eventAnswer({ token, did: act }));
  } catch (error) {
    return seeOther(paths.eventAnswer({ token, refused: refusalIn(error).code }));
  }
}
