import type { Metadata } from 'next';
import { DoorFrame } from '@/app/(auth)/_frame/door-frame';
import { searchOf, type SearchParams } from '@/app/(auth)/_frame/door-search';
import { readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { LinkedAllDates } from '@/features/events/ui/all-dates/linked-all-dates';
import { idSchema } from '@/kernel/id-schema';
import { callerForRequest } from '@/wiring/server-caller';
import { LinkOver } from '../link-over';

export const metadata: Metadata = { title: 'All dates', robots: { index: false }, referrer: 'no-referrer' };

const MOST = 11;

/** All dates of an event, by the link of a mail about one of them. Nothing happens before a button is pressed. */
export default async function LinkedAllDatesPage({ searchParams }: { searchParams: SearchParams }) {
  const [{ token = '', party: asked, ticket, did, refused }, locale, caller] = await Promise.all([
    searchOf(searchParams),
    readerLocale(),
    callerForRequest(),
  ]);
  const party = /^\d{1,2}$/.test(asked ?? '') ? Math.min(MOST, Math.max(1, Number(asked))) : 1;
  const typeId = idSchema<'event_ticket_type'>().safeParse(ticket);
  const shown = await caller.events
    .linkedDates({ token, party, typeId: typeId.success ? typeId.data : null })
    .catch(() => null);
  if (!shown) return <LinkOver />;
  const { operator, slug, title, name } = shown;
  return (
    <DoorFrame
      operator={operator}
      title={`All dates of ${title}`}
      lead={`Your answers, ${name}.`}
      foot={
        <a href={paths.event(operator.slug, slug)} className="text-accent-ink underline underline-offset-4">
          Look at the event
        </a>
      }
    >
      <LinkedAllDates
        {...{ shown, token, party, locale, did: did ?? null, refused: refused ?? null }}
        now={new Date()}
      />
    </DoorFrame>
  );
}
