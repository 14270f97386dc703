import type { Metadata } from 'next';
import { readerLocale } from '@/app/_shell/who-asks';
import { DoorFrame } from '@/app/(auth)/_frame/door-frame';
import { searchOf, type SearchParams } from '@/app/(auth)/_frame/door-search';
import { paths } from '@/client/paths';
import { LinkedAnswer } from '@/features/events/ui/linked-answer';
import { env } from '@/server/env';
import { callerForRequest } from '@/wiring/server-caller';
import { LinkOver } from '../link-over';

export const metadata: Metadata = { title: 'Your answer', robots: { index: false } };

/** One's own answer to a date, by the link that is in every mail about it. */
export default async function LinkedAnswerPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ token = '', did, refused }, locale, caller] = await Promise.all([
    searchOf(searchParams),
    readerLocale(),
    callerForRequest(),
  ]);
  const linked = await caller.events.linked({ token }).catch(() => null);
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
    </DoorFrame>
  );
}
