import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { EventEditorScreen } from '@/features/events/ui/editor/event-editor';
import { readDraft, readEditor } from '../../read-editor';
import { readEvent } from '../read-event';

type Props = { params: Promise<{ operator: string; space: string; event: string }> };

export const metadata: Metadata = { title: 'Change the event' };

export default async function EditEventPage({ params }: Props) {
  const [where, locale] = await Promise.all([params, readerLocale()]);
  const { operator, space: slug, event } = where;
  const { membership, space } = await memberOfSpace(where, paths.editEvent(operator, slug, event));
  const page = await readEvent(membership.operator, event);
  // Who does not run it, and what is over for good, is shown the event.
  if (!page.may.change) redirect(paths.memberEvent(operator, slug, event));
  const shown = await readEditor(membership, space);
  const { edited, draft } = await readDraft(shown.space, page);
  const { eventId, version, status } = edited;
  return <EventEditorScreen {...shown} first={draft} editing={{ eventId, version, status }} locale={locale} />;
}
