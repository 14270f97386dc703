import { DomainError, HTTP_STATUS } from '@/kernel/domain-error';
import type { Topic } from '@/kernel/realtime';
import { getMemberOfSpace, getPerson } from '@/server/auth/membership';
import type { Session } from '@/server/auth/session-token';
import { log } from '@/server/log';
import { authoriseChannel } from '@/server/realtime/authorise-channel';
import { createContext } from '@/server/trpc/context';
import { withLimitedBody } from '@/server/trpc/limit-body';

/** Signs a browser's wish to listen, in the form that pusher-js sends it. */
export async function POST(incoming: Request): Promise<Response> {
  try {
    const request = await withLimitedBody(incoming, 2000);
    const { session, mayWrite } = await createContext(incoming);
    if (!request || !mayWrite) throw new DomainError('forbidden', 'request.cross_site');
    const form = new URLSearchParams(await request.text());
    const asked = { socketId: form.get('socket_id') ?? '', channelName: form.get('channel_name') ?? '' };
    return Response.json(await authoriseChannel({ ...asked, mayHear: (topic) => mayHear(session, topic) }));
  } catch (error) {
    if (error instanceof DomainError)
      return Response.json({ code: error.message }, { status: HTTP_STATUS[error.kind] });
    log.error({ err: error }, 'a channel could not be authorised');
    return Response.json({ code: 'internal' }, { status: 500 });
  }
}

/** A space is heard by the members of its operator, a person by themselves; and only while their session counts. */
async function mayHear(session: Session | null, topic: Topic): Promise<boolean> {
  if (topic.kind === 'person') return (await getPerson(session)).personId === topic.personId;
  try {
    return Boolean(await getMemberOfSpace(session, topic.spaceId));
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'not_found') return false;
    throw error;
  }
}
