import type { Metadata } from 'next';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { asTemplate, newDraft } from '@/features/events/domain/event-draft';
import { EventEditorScreen } from '@/features/events/ui/editor/event-editor';
import { addDays, localDateOf } from '@/kernel/zone';
import { EmptyState } from '@/ui/empty-state';
import { LinkButton } from '@/ui/link-button';
import { PageHeader } from '@/ui/page-header';
import { callerForRequest } from '@/wiring/server-caller';
import { readEvent } from '../[event]/read-event';
import { readDraft, readEditor } from '../read-editor';

type Props = {
  params: Promise<{ operator: string; space: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: 'New event' };

const AHEAD_DAYS = 14;

export default async function NewEventPage({ params, searchParams }: Props) {
  const [where, { from }, locale] = await Promise.all([params, searchParams, readerLocale()]);
  const template = typeof from === 'string' ? from : undefined;
  const { membership, space } = await memberOfSpace(
    where,
    paths.newEvent(where.operator, where.space, { from: template }),
  );
  const { may } = await (await callerForRequest()).events.hosting({ spaceId: space.id });
  if (!may.host) return <NotForThem back={paths.memberEvents(where.operator, where.space)} />;
  const shown = await readEditor(membership, space);
  const today = localDateOf(new Date(shown.readAt), space.timeZone);
  const page = template ? await readEvent(membership.operator, template) : null;
  const first = page
    ? asTemplate((await readDraft(shown.space, page)).draft, today)
    : newDraft(
        addDays(today, AHEAD_DAYS),
        shown.rooms.find(({ usual }) => usual),
      );
  return <EventEditorScreen {...shown} first={first} editing={null} locale={locale} />;
}

const NotForThem = ({ back }: { back: string }) => (
  <>
    <PageHeader title="New event" />
    <EmptyState picture="people" action={<LinkButton href={back}>See what is on</LinkButton>}>
      Hosting is for others here. Ask whoever runs the space: they say who may host.
    </EmptyState>
  </>
);
