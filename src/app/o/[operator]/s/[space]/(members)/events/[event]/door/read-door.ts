import { notFound } from 'next/navigation';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { idSchema } from '@/kernel/id-schema';
import { callerForRequest } from '@/wiring/server-caller';

type Where = { readonly operator: string; readonly space: string; readonly event: string };

/** The door of the date that is asked for, or of the one that is on or comes next; for whoever may work it. */
export async function readDoorPage(where: Where, date: string | undefined, here: string) {
  const [{ membership, space }, locale] = await Promise.all([memberOfSpace(where, here), readerLocale()]);
  const operatorId = membership.operator.id;
  const caller = await callerForRequest();
  const page = await caller.events.page({ operatorId, event: where.event });
  if (!page.may.door || page.space.slug !== where.space) notFound();
  const now = Date.now();
  const stands = page.dates.filter(({ status }) => status === 'stands');
  const chosen = page.dates.find(({ dateId }) => dateId === date);
  const shown = chosen ?? stands.find(({ endsAt }) => Date.parse(endsAt) > now) ?? page.dates.at(-1);
  const dateId = idSchema<'event_date'>().safeParse(shown?.dateId);
  if (!dateId.success) notFound();
  const door = await caller.events.door({ operatorId, dateId: dateId.data });
  const when = new Intl.DateTimeFormat(locale, {
    ...{ weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit', timeZone: door.timeZone },
  }).format(new Date(door.startsAt));
  return { operatorId, spaceId: space.id, dateId: dateId.data, door, when, locale };
}
