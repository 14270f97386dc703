import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId } from '@/kernel/ids';
import { signRsvpLink } from '@/features/events/rsvp-link';
import { answersTo, asRsvp, come, makeEvent } from '@/features/events/testing-events';
import { sessionCookieName } from '@/server/auth/session-cookie';
import { signSession } from '@/server/auth/session-token';
import { asPerson, inOperator } from '@/server/db/transactions';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { receiveAllDates } from './all-dates-form-route';
import { serveEventReport } from './event-report-route';
import './reactions';

let space: MadeSpace;
let host: ActingMember;
let ana: ActingMember;
beforeAll(async () => {
  space = await makeSpace();
  host = await makeMember(space, 'host', 'Hana');
  ana = await makeMember(space, 'member', 'Ana');
});

const post = (fields: Record<string, string>, site = 'same-origin') =>
  new Request('http://localhost/x', {
    method: 'POST',
    headers: { 'sec-fetch-site': site },
    body: new URLSearchParams(fields),
  });
const leadsTo = async (request: Request) => (await receiveAllDates(request)).headers.get('location') ?? '';

test('without a script all dates are answered, one is taken back, and what stands for new ones; from another site nothing is', async () => {
  const wish = { rrule: 'FREQ=WEEKLY', title: '=SUM(A1)', guestsEach: 1 };
  const { dateIds, eventId } = await makeEvent(space, host, null, { wish });
  const { rsvpId } = await come(space, ana, dateIds[0]!);
  const until = new Date(Date.now() + 86_400_000);
  const token = await signRsvpLink({ operatorId: space.operatorId, rsvpId: asRsvp(rsvpId) }, until);
  const going = async () =>
    (await Promise.all(dateIds.map((id) => answersTo(space, id)))).filter(([one]) => one?.status === 'going').length;
  const stands = async () =>
    (
      await inOperator(space, (tx) =>
        tx.selectFrom('eventStandingRsvps').select('endedHow').where('eventId', '=', eventId).execute(),
      )
    ).map(({ endedHow }) => endedHow);

  expect(await leadsTo(post({ token, act: 'come', standing: 'yes' }, 'cross-site'))).toContain(
    'refused=request.cross_site',
  );
  expect(await going()).toBe(1);
  expect(await leadsTo(post({ token, act: 'come', standing: 'yes', party: '2', guests: 'Jo' }))).toContain('did=come');
  expect([await going(), await stands()]).toEqual([dateIds.length, [null]]);
  const [last] = await answersTo(space, dateIds.at(-1)!);
  expect(last).toMatchObject({ party: 2, name: 'Ana' });
  expect(await leadsTo(post({ token, act: 'this', date: dateIds[1]! }))).toContain('did=this');
  expect([await going(), await stands()]).toEqual([dateIds.length - 1, [null]]);
  await leadsTo(post({ token, act: 'new' }));
  expect([await going(), await stands()]).toEqual([dateIds.length - 1, ['by_guest']]);
  expect(await leadsTo(post({ token, act: 'new' }))).toContain('refused=event.no_answer');
  expect(await leadsTo(post({ token: 'none', act: 'all' }))).toContain('refused=event.link_over');
});

test('the report is a table of what one may see, and no cell of it is a formula', async () => {
  const session = async ({ personId }: ActingMember) => {
    const { rows } = await asPerson({ personId }, (tx) =>
      sql<{ version: number }>`select session_version as version from auth.find_person(${personId})`.execute(tx),
    );
    return (await signSession({ personId, version: rows[0]!.version }, 'browser')).token;
  };
  const table = async (who: ActingMember) => {
    const headers = { cookie: `${sessionCookieName()}=${await session(who)}` };
    const request = new Request('http://localhost/x?to=2099-12-31&sort=title&least=first', { headers });
    return serveEventReport(request, { space: space.spaceId });
  };
  const answer = await table(host);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const lines = (await answer.text()).trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('Event,Host,Category,Status,Dates');
  expect(lines[1]).toMatch(/^'=SUM\(A1\),Hana,Other,published,\d+,0,,/);
  expect((await (await table(ana)).text()).trim().split('\r\n')).toHaveLength(1);
  const elsewhere = await serveEventReport(new Request('http://localhost/x'), { space: newId() });
  expect(elsewhere.status).toBe(401);
});
