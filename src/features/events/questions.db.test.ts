import { beforeAll, describe, expect, test } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventDateId, type Id } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import '@/wiring/reactions';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import { answerByLink, askToCome, confirmComing } from './commands/answer-by-mail';
import { letWalkIn } from './commands/check-in-guest';
import { saveEvent } from './commands/save-event';
import { readGuestTable } from './door.reads';
import { guestsInput } from './event-pages.contract';
import { saveEventInput } from './events.contract';
import { readEditedEvent, readEventPage, readGuests } from './events.reads';
import { readFigures } from './host-pages.reads';
import { signConfirmLink, signRsvpLink } from './rsvp-link';
import { answerByLinkInput, askToComeInput } from './rsvps.contract';
import { asRsvp, come, makeEvent, scan, wishOf, type MadeEvent } from './testing-events';

const QUESTIONS = [
  { id: 'eats', ask: 'What do you eat?', kind: 'one', options: ['Meat', 'No meat'], needed: true },
  { id: 'hopes', ask: 'What do you hope for?', kind: 'words', options: [], needed: false },
];
const MEAT = { questionId: 'eats', words: ['Meat'] };

let space: MadeSpace;
let host: ActingMember;
let people: ActingMember[];
let made: MadeEvent;
let dateId: EventDateId;
beforeAll(async () => {
  space = await makeSpace();
  host = await makeMember(space, 'host', 'Hana');
  people = await Promise.all(['Ana', 'Ben', 'Cleo'].map((name) => makeMember(space, 'member', name)));
  made = await makeEvent(space, host, null, { wish: { questions: QUESTIONS, guestsEach: 1 } });
  dateId = made.dateIds[0]!;
});
const guests = async () => (await readGuests(host, guestsInput.parse({ operatorId: space.operatorId, dateId }))).guests;
const repliesOf = async (name: string) => (await guests()).find((one) => one.name === name)?.replies;

describe('what a host asks who comes', () => {
  test('stands in the editor as it was written, and on the page', async () => {
    const edited = await readEditedEvent(host, { spaceId: space.spaceId, eventId: made.eventId });
    expect(edited.wish.questions).toEqual(QUESTIONS);
    expect((await readEventPage(people[0]!, made.slug)).questions).toEqual(QUESTIONS);
  });

  test('has to be answered where the host says so: without, nothing is written, and the field is named', async () => {
    const [ana] = people as [ActingMember];
    const refused = await come(space, ana, dateId).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: 'event.question_open',
      details: { fields: [{ path: 'q-eats', message: 'Choose one of these' }] },
    });
    expect(await guests()).toEqual([]);
    await come(space, ana, dateId, { replies: [MEAT, { questionId: 'other', words: ['x'] }] });
    expect(await repliesOf('Ana')).toEqual([{ ...MEAT, ask: 'What do you eat?' }]);
  });

  test('is changed with the answer, and stays where nothing is said of it', async () => {
    const [ana] = people as [ActingMember];
    await come(space, ana, dateId, { act: 'change', party: 2, guestNames: ['Jo'] });
    expect(await repliesOf('Ana')).toEqual([{ ...MEAT, ask: 'What do you eat?' }]);
    const replies = [
      { questionId: 'eats', words: ['No meat'] },
      { questionId: 'hopes', words: ['Peace'] },
    ];
    await come(space, ana, dateId, { act: 'change', party: 2, guestNames: ['Jo'], replies });
    expect((await repliesOf('Ana'))?.map(({ words }) => words)).toEqual([['No meat'], ['Peace']]);
    const open = come(space, ana, dateId, { act: 'change', party: 2, guestNames: ['Jo'], replies: [] });
    expect(await outcomeOf(open)).toBe('event.question_open');
  });

  test('is asked before the mail goes out, kept until it is confirmed, and changed by its link', async () => {
    const ask = (rest: object) =>
      askToCome(
        askToComeInput.parse({
          ...{
            operator: `op-${space.operatorId}`,
            event: made.slug,
            dateId,
            name: 'Zoe',
            email: 'zoe@example.test',
            ...rest,
          },
        }),
        { address: '10.0.0.9' },
      );
    expect(await outcomeOf(ask({}))).toBe('event.question_open');
    await ask({ replies: [MEAT] });
    const { id } = await inOperator(space, (tx) => tx.selectFrom('rsvpLinks').select('id').executeTakeFirstOrThrow());
    const until = new Date(Date.now() + 3_600_000);
    const link = { operatorId: space.operatorId, linkId: id as Id<'rsvp_link'> };
    const { rsvpId } = await confirmComing(await signConfirmLink(link, until));
    expect(await repliesOf('Zoe')).toEqual([{ ...MEAT, ask: 'What do you eat?' }]);
    const token = await signRsvpLink({ operatorId: space.operatorId, rsvpId: asRsvp(rsvpId) }, until);
    const replies = [{ questionId: 'eats', words: ['No meat'] }];
    await answerByLink(answerByLinkInput.parse({ token, act: 'change', replies }));
    expect((await repliesOf('Zoe'))?.[0]?.words).toEqual(['No meat']);
  });

  test('is nothing at the door: whoever stands there is let in', async () => {
    const near = await makeEvent(space, host, null, {
      wish: { questions: QUESTIONS, localStart: wishOf(space, null).localStart },
      now: new Date(),
    });
    await inOperator(space, (tx) =>
      tx
        .updateTable('eventDates')
        .set({ startsAt: new Date(Date.now() + 60_000), endsAt: new Date(Date.now() + 3_600_000) })
        .where('eventId', '=', near.eventId)
        .execute(),
    );
    const input = {
      operatorId: space.operatorId,
      dateId: near.dateIds[0]!,
      name: 'Who walks by',
      party: 1,
      ticket: null,
    };
    expect(await outcomeOf(letWalkIn(host, { ...input, scanId: scan(), requestId: newId() }))).toBeNull();
  });

  test('is counted for the host, and a column of the table', async () => {
    const { replies } = await readFigures(host, { operatorId: space.operatorId, dateId });
    expect(replies).toEqual([
      {
        ask: 'What do you eat?',
        counts: [
          { words: 'Meat', answers: 0 },
          { words: 'No meat', answers: 2 },
        ],
      },
    ]);
    const { head, rows } = await readGuestTable(host, { operatorId: space.operatorId, dateId });
    const at = head.indexOf('What do you hope for?');
    expect(rows.map((row) => [row[0], row[at]])).toEqual([
      ['Ana', 'Peace'],
      ['Zoe', ''],
    ]);
  });

  test('reads as it was asked after the question has changed', async () => {
    const questions = [{ ...QUESTIONS[0], ask: 'Meat or none?' }];
    const { wish, version } = await readEditedEvent(host, { spaceId: space.spaceId, eventId: made.eventId });
    await saveEvent(
      host,
      saveEventInput.parse({
        ...{ spaceId: space.spaceId, eventId: made.eventId, seen: version, as: 'publish', requestId: newId() },
        wish: { ...wish, questions },
      }),
    );
    expect((await repliesOf('Ana'))?.map(({ ask }) => ask)).toEqual(['What do you eat?', 'What do you hope for?']);
    const { head } = await readGuestTable(host, { operatorId: space.operatorId, dateId });
    expect(head).toEqual(expect.arrayContaining(['Meat or none?', 'What do you eat?', 'What do you hope for?']));
  });
});
