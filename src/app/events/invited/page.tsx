import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { searchOf, type SearchParams } from '@/app/(auth)/_frame/door-search';
import { PublicShell } from '@/app/_shell/public-shell';
import { readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { ownAnswer } from '@/features/events/domain/own-answer';
import { unpackAnswer } from '@/features/events/domain/typed-answer';
import { CodeForm } from '@/features/events/ui/code-form';
import { ComeForm } from '@/features/events/ui/come-form';
import { EventScreen } from '@/features/events/ui/event-screen';
import { env } from '@/server/env';
import { TYPED_COOKIE } from '@/wiring/event-form-routes';
import { callerForRequest } from '@/wiring/server-caller';
import { countEventView } from '@/wiring/count-event-view';
import { whyNot } from '@/app/o/[operator]/events/[event]/find-event';
import type { InvitationPage } from '@/features/events/event-pages.contract';
import { LinkOver } from '../link-over';

export const metadata: Metadata = { title: 'You are invited', robots: { index: false }, referrer: 'no-referrer' };

/** An event for somebody without an account whom its host asked to come. Nothing happens before a button is pressed. */
export default async function InvitedPage({ searchParams }: { searchParams: SearchParams }) {
  const [search, locale, caller] = await Promise.all([searchOf(searchParams), readerLocale(), callerForRequest()]);
  const token = search.token ?? '';
  const plain = await caller.events.invitation({ token }).catch(() => null);
  if (!plain) return <LinkOver />;
  const { invitation, refused } = await withCode(
    plain,
    () => caller.events.invitation({ token, code: search.code }),
    search.code,
  );
  const { page } = invitation;
  const date = page.dates.find(({ dateId }) => dateId === search.date) ?? page.dates[0];
  if (!date) return <LinkOver />;
  const now = new Date();
  await countEventView(page, { from: 'invitation', member: false });
  const { operator } = page;
  const here = paths.eventInvited({ token, date: date.dateId });
  const own = ownAnswer(date, { out: page.status === 'published', approval: page.approval }, now);
  const kept = unpackAnswer((await cookies()).get(TYPED_COOKIE)?.value);
  const invited = { token, email: invitation.email };
  return (
    <PublicShell operator={operator} here={here} home={paths.operator(operator.slug)}>
      <EventScreen
        {...{ page, date, locale, now }}
        invitation={token}
        address={env().APP_URL + here}
        hrefOf={(dateId) => paths.eventInvited({ token, date: dateId })}
      >
        {own.answer ? (
          <>
            <ComeForm
              {...{ page, date, kept, invited, now, locale }}
              code={refused ? undefined : search.code}
              said={search.refused ? 'refused' : null}
              cameFrom="invitation"
              answer={own.answer}
            />
            {page.hasCodes || refused ? (
              <CodeForm
                page={paths.eventInvited()}
                kept={{ token, date: date.dateId }}
                typed={search.code ?? ''}
                refused={refused}
              />
            ) : null}
          </>
        ) : (
          <p>You have answered already. The mail that you got then shows your answer, and changes it.</p>
        )}
      </EventScreen>
    </PublicShell>
  );
}

/** The same with the tickets that a code shows; where it shows none, why not. */
async function withCode(plain: InvitationPage, read: () => Promise<InvitationPage>, code: string | undefined) {
  if (!code) return { invitation: plain, refused: null };
  try {
    return { invitation: await read(), refused: null };
  } catch (error) {
    return { invitation: plain, refused: whyNot(error) };
  }
}
