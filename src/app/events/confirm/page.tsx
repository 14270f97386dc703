import type { Metadata } from 'next';
import { readerLocale } from '@/app/_shell/who-asks';
import { DoorFrame } from '@/app/(auth)/_frame/door-frame';
import { searchOf, type SearchParams } from '@/app/(auth)/_frame/door-search';
import { paths } from '@/client/paths';
import { ConfirmComing } from '@/features/events/ui/confirm-coming';
import { callerForRequest } from '@/wiring/server-caller';
import { LinkOver } from '../link-over';

export const metadata: Metadata = { title: 'Was that you?', robots: { index: false } };

/** Mail scanners open this page too: nothing happens before a button is pressed. */
export default async function ConfirmComingPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ token = '', refused }, locale, caller] = await Promise.all([
    searchOf(searchParams),
    readerLocale(),
    callerForRequest(),
  ]);
  const asked = await caller.events.asked({ token }).catch(() => null);
  if (!asked) return <LinkOver />;
  const { operator, slug, title } = asked.page;
  return (
    <DoorFrame
      operator={operator}
      title={title}
      lead={asked.done ? 'You have confirmed this already.' : 'Was it you who would like to come?'}
      foot={
        <a
          href={paths.event(operator.slug, slug, { date: asked.date.dateId })}
          className="text-accent-ink underline underline-offset-4"
        >
          Look at the event
        </a>
      }
    >
      <ConfirmComing asked={asked} token={token} refused={refused ?? null} locale={locale} />
    </DoorFrame>
  );
}
