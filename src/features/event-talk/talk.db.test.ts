import { beforeAll, describe, expect, it } from 'vitest';
import { checkInGuest } from '@/features/events/commands/check-in-guest';
import { signRsvpLink } from '@/features/events/rsvp-link';
import { asRsvp, come, makeEvent, scan, type MadeEvent } from '@/features/events/testing-events';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type EventCommentId, type EventDateId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import '@/wiring/reactions';
import { asOwner } from '@/testing/as-owner';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { outcomeOf } from '@/testing/outcome-of';
import { announceComments, commentByLink, removeComment, removeCommentByLink, writeComment } from './commands/comment';
import { feedbackByLink, giveFeedback } from './commands/give-feedback';
import {
  commentByLinkInput,
  commentsInput,
  feedbackByLinkInput,
  giveFeedbackInput,
  removeCommentInput,
  writeCommentInput,
} from './event-talk.contract';
import { readAbout, readComments, readFeedback, readLinkedTalk } from './talk.reads';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let space: MadeSpace;
let who: Record<'owner' | 'host' | 'coHost' | 'ana' | 'ben' | 'desk' | 'stranger', ActingMember>;
beforeAll(async () => {
  space = await makeSpace();
  const [owner, host] = [await makeMember(space, 'owner', 'Olga'), await makeMember(space, 'host', 'Hana')];
  const [coHost, desk] = [await makeMember(space, 'member', 'Ciro'), await makeMember(space, 'front_desk', 'Dee')];
  const [ana, ben] = [await makeMember(space, 'member', 'Ana'), await makeMember(space, 'member', 'Ben')];
  who = { owner, host, coHost, desk, ana, ben, stranger: await makeMember(await makeSpace(), 'owner') };
});

type Made = MadeEvent & { readonly dateId: EventDateId; readonly endsAt: Date };
/** An event of Hana and Ciro to which Ana comes, and Zoe by mail: with Zoe's link. */
async function talked(): Promise<Made & { readonly token: string; readonly zoe: string; readonly anaComes: string }> {
  const made = await makeEvent(space, who.host, null, { wish: { coHostIds: [who.coHost.memberId], capacity: 20 } });
  const dateId = made.dateIds[0]!;
  const { rsvpId: anaComes } = await come(space, who.ana, dateId);
  const zoe = newId<'rsvp'>();
  const endsAt = await inOperator(space, async (tx) => {
    await tx
      .insertInto('rsvps')
      .values({
        ...{ operatorId: space.operatorId, id: zoe, eventDateId: dateId, email: `${zoe}@example.test` },
        ...{ name: 'Zoe', status: 'going' },
      })
      .execute();
    return (await tx.selectFrom('eventDates').select('endsAt').where('id', '=', dateId).executeTakeFirstOrThrow())
      .endsAt;
  });
  const token = await signRsvpLink(
    { operatorId: space.operatorId, rsvpId: zoe },
    new Date(endsAt.getTime() + 14 * DAY_MS),
  );
  return { ...made, dateId, endsAt, token, zoe, anaComes };
}
const ofEvent = ({ eventId }: Made, more: object = {}) => ({
  ...{ operatorId: space.operatorId, eventId, requestId: newId() },
  ...more,
});
const say = (by: ActingMember, made: Made, words: string, now?: Date) =>
  writeComment(by, writeCommentInput.parse(ofEvent(made, { words })), now);
const sayByLink = (token: string, words: string, requestId = newId<'request'>(), now?: Date) =>
  commentByLink(commentByLinkInput.parse({ token, words, requestId }), now);
const takeAway = (by: ActingMember, made: Made, commentId: string) =>
  removeComment(by, removeCommentInput.parse(ofEvent(made, { commentId })));
const heard = (by: ActingMember, made: Made, cursor: unknown = null, now?: Date) =>
  readComments(by, commentsInput.parse(ofEvent(made, { cursor })), now);

describe('who talks', () => {
  it('those who come and who runs the event, by their link too; nobody else reads or writes', async () => {
    const made = await talked();
    const asking = [who.owner, who.host, who.coHost, who.ana, who.ben, who.desk, who.stranger];
    const OK = [null, null, null, null, 'talk.not_for_you', 'talk.not_for_you', 'event.not_found'];
    const outcomes = async (act: (by: ActingMember) => Promise<unknown>) => {
      const said = [];
      for (const by of asking) said.push(await outcomeOf(act(by)));
      return said;
    };
    expect(await outcomes((by) => heard(by, made))).toEqual(OK);
    expect(await outcomes((by) => say(by, made, `Hello from ${by.displayName}`))).toEqual(OK);
    expect(await outcomeOf(sayByLink(made.token, 'Hello from Zoe'))).toBeNull();
    expect(await outcomeOf(sayByLink('no link of ours', 'Hello'))).toBe('event.link_over');
    const { comments } = await heard(who.ana, made);
    expect(comments.map(({ name, host, mine }) => [name, host, mine])).toEqual([
      ['Zoe', false, false],
      ['Ana', false, true],
      ['Ciro', true, false],
      ['Hana', true, false],
      // She owns the place; she does not host this.
      ['Olga', false, false],
    ]);
    const linked = await readLinkedTalk({ token: made.token });
    expect(linked.comments?.comments.map(({ mine }) => mine)).toEqual([true, false, false, false, false]);
    expect(JSON.stringify([comments, linked])).not.toContain('@example.test');
  });

  it('who takes their answer back reads no more; a month after the date nobody does but who runs it', async () => {
    const made = await talked();
    await come(space, who.ana, made.dateId, { act: 'cancel' });
    expect(await outcomeOf(heard(who.ana, made))).toBe('talk.not_for_you');
    expect((await readAbout(who.ana, made)).speaks).toBe(false);
    const late = new Date(made.endsAt.getTime() + 30 * DAY_MS);
    expect((await readAbout(who.host, made, late)).speaks).toBe(true);
    await come(space, who.ana, made.dateId);
    expect(await outcomeOf(heard(who.ana, made, null, new Date(late.getTime() - 1)))).toBeNull();
    expect(await outcomeOf(heard(who.ana, made, null, late))).toBe('talk.not_for_you');
  });

  it('sent twice is said once, by a form without a script too; an id is not used for other words', async () => {
    const made = await talked();
    const id = newId<'request'>();
    const [first, again] = await Promise.all(
      [sayByLink(made.token, 'Bread?', id), sayByLink(made.token, 'Bread?', id)].map(outcomeOf),
    );
    expect([first, again]).toEqual([null, null]);
    expect(await sayByLink(made.token, 'Bread?', id)).toEqual({ commentId: id });
    expect(await outcomeOf(sayByLink(made.token, 'Butter?', id))).toBe('request.reused');
    expect((await heard(who.ana, made)).comments.map(({ words }) => words)).toEqual(['Bread?']);
  });

  it('is no flood: ten within ten minutes, each for themselves', async () => {
    const made = await talked();
    const now = new Date();
    for (let n = 0; n < 10; n++) await say(who.ana, made, `${n}`, now);
    expect(await outcomeOf(say(who.ana, made, 'eleven', now))).toBe('talk.too_fast');
    expect(await outcomeOf(sayByLink(made.token, 'Hello', newId(), now))).toBeNull();
    expect(await outcomeOf(say(who.ana, made, 'later', new Date(now.getTime() + 601_000)))).toBeNull();
  });

  it('comes in pages, the latest first, each comment once', async () => {
    const made = await talked();
    await inOperator(space, async (tx) => {
      for (let n = 0; n < 25; n++)
        await tx
          .insertInto('eventComments')
          .values({
            ...{ operatorId: space.operatorId, id: newId<'event_comment'>(), eventId: made.eventId },
            ...{ memberId: who.ana.memberId, words: `${n}`, writtenAt: new Date(Date.UTC(2026, 10, 1, 9, n)) },
          })
          .execute();
    });
    const first = await heard(who.host, made);
    const second = await heard(who.host, made, first.next);
    expect(first.comments.map(({ words }) => words)).toEqual([...Array(20).keys()].map((n) => `${24 - n}`));
    expect(second.comments.map(({ words }) => words)).toEqual(['4', '3', '2', '1', '0']);
    expect(second.next).toBeNull();
  });
});

describe('a comment is taken away', () => {
  it('by who wrote it: it is gone; by who runs the event: that it was there stays, its words do not', async () => {
    const made = await talked();
    const own = await say(who.ana, made, 'I was too quick');
    const rude = await say(who.ana, made, 'Something rude');
    const { commentId: zoes } = await sayByLink(made.token, 'From Zoe');
    expect(
      await outcomeOf(removeCommentByLink({ token: made.token, commentId: own.commentId as EventCommentId })),
    ).toBe('talk.not_for_you');
    expect(await outcomeOf(takeAway(who.ana, made, zoes))).toBe('talk.not_for_you');
    expect(await outcomeOf(takeAway(who.ben, made, own.commentId))).toBe('talk.not_for_you');
    await takeAway(who.ana, made, own.commentId);
    await takeAway(who.coHost, made, rude.commentId);
    await removeCommentByLink({ token: made.token, commentId: zoes as EventCommentId });
    expect(await outcomeOf(takeAway(who.host, made, rude.commentId))).toBe('talk.comment_gone');
    expect((await heard(who.ana, made)).comments).toMatchObject([{ name: 'Ana', words: null }]);
    const kept = await inOperator(space, (tx) =>
      tx.selectFrom('eventComments').select(['words', 'removedBy']).where('eventId', '=', made.eventId).execute(),
    );
    expect(kept).toEqual([{ words: '', removedBy: who.coHost.memberId }]);
    const trace = await inOperator(space, (tx) =>
      tx
        .selectFrom('auditEntries')
        .select('memberId')
        .where('subjectId', '=', made.eventId)
        .where('action', '=', 'event.comment_removed')
        .orderBy('at')
        .execute(),
    );
    expect(trace.map(({ memberId }) => memberId)).toEqual([who.ana.memberId, who.coHost.memberId, null]);
  });
});

describe('the hosts hear of it', () => {
  type Payload = { readonly eventId?: string; readonly memberId?: string; readonly toldAt?: string };
  const jobs = async (task: string, made: Made) => {
    const rows = await asOwner<{ payload: Payload; runAt: Date }>(
      `select j.payload, j.run_at as "runAt" from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = '${task}' order by j.id`,
    );
    return rows.filter(({ payload }) => payload.eventId === made.eventId);
  };

  it('once for all that is said within an hour, and not of what they said themselves', async () => {
    const made = await talked();
    const hour = Math.floor(made.endsAt.getTime() / HOUR_MS) * HOUR_MS - DAY_MS;
    const at = (minutes: number) => new Date(hour + minutes * 60_000);
    await say(who.ana, made, 'One', at(0));
    await sayByLink(made.token, 'Two', newId(), at(20));
    await say(who.host, made, 'Three', at(59));
    expect((await jobs('announce-comments', made)).map(({ runAt }) => runAt)).toEqual([at(60)]);
    expect(await announceComments(space.operatorId, made.eventId, at(60))).toBe(2);
    expect(await announceComments(space.operatorId, made.eventId, at(61))).toBe(0);
    const mails = await jobs('send-event-comments', made);
    expect(mails.map(({ payload }) => payload.memberId).sort()).toEqual(
      [who.host.memberId, who.coHost.memberId].sort(),
    );
    expect(new Set(mails.map(({ payload }) => payload.toldAt))).toEqual(new Set([at(60).toISOString()]));
    // The next one is of another hour. Of the host's own alone, the co-host hears.
    await say(who.host, made, 'Four', at(70));
    expect((await jobs('announce-comments', made)).map(({ runAt }) => runAt)).toEqual([at(60), at(120)]);
    expect(await announceComments(space.operatorId, made.eventId, at(120))).toBe(1);
  });
});

describe('feedback', () => {
  const give = (by: ActingMember, made: Made, more: object, now: Date) =>
    giveFeedback(
      by,
      giveFeedbackInput.parse({
        ...{ operatorId: space.operatorId, dateId: made.dateId, requestId: newId(), stars: 4 },
        ...more,
      }),
      now,
    );
  const giveByLink = (token: string, more: object, now: Date) =>
    feedbackByLink(feedbackByLinkInput.parse({ token, stars: 2, ...more }), now);
  const sums = (by: ActingMember, made: Made, dateId: EventDateId | null = made.dateId) =>
    readFeedback(by, { operatorId: space.operatorId, eventId: made.eventId, dateId });

  it('is given once it is over, by who was there, and changed for two weeks; it is one for each answer', async () => {
    const made = await talked();
    const after = new Date(made.endsAt.getTime() + HOUR_MS);
    expect(await outcomeOf(give(who.ana, made, {}, new Date(made.endsAt.getTime() - 1)))).toBe('talk.feedback_not_yet');
    expect(await outcomeOf(give(who.ben, made, {}, after))).toBe('talk.not_there');
    expect(await outcomeOf(give(who.host, made, {}, after))).toBe('talk.not_there');
    expect(await outcomeOf(give(who.stranger, made, {}, after))).toBe('event.not_found');
    await give(who.ana, made, { stars: 5, good: 'Bread', named: true }, after);
    await give(who.ana, made, { stars: 3, good: 'Bread', named: true }, new Date(after.getTime() + 14 * DAY_MS - 1));
    expect(await outcomeOf(give(who.ana, made, {}, new Date(after.getTime() + 14 * DAY_MS)))).toBe(
      'talk.feedback_over',
    );
    await giveByLink(made.token, { better: 'Warmer' }, after);
    expect(await sums(who.host, made)).toEqual({
      ...{ count: 2, average: 2.5, stars: [0, 1, 1, 0, 0] },
      words: [{ name: 'Ana', stars: 3, good: 'Bread', better: '' }],
      withheld: 1,
    });
    const linked = await readLinkedTalk({ token: made.token }, after);
    expect(linked.about.dates).toMatchObject([{ feedback: { open: true, given: { stars: 2, better: 'Warmer' } } }]);
  });

  it('is for who was let in, where somebody was', async () => {
    const made = await talked();
    const begun = new Date(made.endsAt.getTime() - HOUR_MS);
    const door = { operatorId: space.operatorId, dateId: made.dateId, requestId: newId<'request'>(), scanId: scan() };
    await checkInGuest(who.host, { ...door, who: { rsvpId: asRsvp(made.anaComes) } }, begun);
    const after = new Date(made.endsAt.getTime() + HOUR_MS);
    expect(await outcomeOf(give(who.ana, made, {}, after))).toBeNull();
    expect(await outcomeOf(giveByLink(made.token, {}, after))).toBe('talk.not_there');
  });

  it('is read by who runs the event alone, of one date and of all', async () => {
    const made = await talked();
    await give(who.ana, made, { stars: 5 }, new Date(made.endsAt.getTime() + HOUR_MS));
    for (const by of [who.owner, who.host, who.coHost]) expect((await sums(by, made, null)).count).toBe(1);
    for (const by of [who.ana, who.ben, who.desk]) expect(await outcomeOf(sums(by, made))).toBe('event.not_yours');
    expect(await outcomeOf(sums(who.stranger, made))).toBe('event.not_found');
    expect((await sums(who.host, made, newId<'event_date'>())).count).toBe(0);
  });
});
