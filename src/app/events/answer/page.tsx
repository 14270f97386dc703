import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { readerLocale } from '@/app/_shell/who-asks';
import { DoorFrame } from '@/app/(auth)/_frame/door-frame';
import { searchOf, type SearchParams } from '@/app/(auth)/_frame/door-search';
import { paths } from '@/client/paths';
import { linkedInput } from '@/features/event-talk/event-talk.contract';
import { LinkedTalk, TALK_SAID } from '@/features/event-talk/ui/linked-talk';
import { newId } from '@/kernel/ids';
import { LinkedAnswer } from '@/features/events/ui/linked-answer';
import { env } from '@/server/env';
import { callerForRequest } from '@/wiring/server-caller';
import { TYPED_COMMENT_COOKIE } from '@/wiring/talk-form-routes';
import { LinkOver } from '../link-over';

export const metadata: Metadata = { title: 'Your answer', robots: { index: false } };

/** How far one has leafed back, as the addresses of the page say it; what is none is the beginning. */
function leafedBack({ comments = '', photos = '' }: Readonly<Record<string, string | undefined>>) {
  const [writtenAt, id] = comments.split('_');
  const talk = linkedInput.partial({ token: true }).safeParse({
    cursor: writtenAt && id ? { writtenAt, id } : null,
    photoCursor: photos === '' ? null : { id: photos },
  });
  return { cursor: talk.data?.cursor ?? null, photoCursor: talk.data?.photoCursor ?? null };
}

/** What was typed and refused a moment ago. */
async function typedComment(): Promise<string> {
  try {
    return decodeURIComponent((await cookies()).get(TYPED_COMMENT_COOKIE)?.value ?? '');
  } catch {
    return '';
  }
}

/** One's own answer to a date, by the link that is in every mail about it. */
export default async function LinkedAnswerPage({ searchParams }: { searchParams: SearchParams }) {
  const [search, locale, caller] = await Promise.all([searchOf(searchParams), readerLocale(), callerForRequest()]);
  const { token = '', did, refused, said, trouble } = search;
  const [linked, talk] = await Promise.all([
    caller.events.linked({ token }).catch(() => null),
    caller.eventTalk.linked({ token, ...leafedBack(search) }).catch(() => null),
  ]);
  if (!linked) return <LinkOver />;
  const { operator, slug, title } = linked.page;
  const event = paths.event(operator.slug, slug, { date: linked.date.dateId });
  return (
    <DoorFrame
      operator={operator}
      title={title}
      lead={`Your answer, ${linked.name}.`}
      foot={
        <a href={event} className="text-accent-ink underline underline-offset-4">
          Look at the event
        </a>
      }
    >
      <LinkedAnswer
        {...{ linked, token, locale, did: did ?? null, refused: refused ?? null }}
        address={env().APP_URL + event}
        now={new Date()}
      />
      {talk ? (
        <LinkedTalk
          {...{ talk, token, locale, trouble: trouble ?? null }}
          operatorId={operator.id}
          said={TALK_SAID.find((one) => one === said) ?? null}
          typed={trouble ? await typedComment() : ''}
          requestIds={{ comment: newId<'request'>(), photos: newId<'request'>() }}
          timeZone={linked.page.timeZone}
          now={new Date()}
        />
      ) : null}
    </DoorFrame>
  );
}
