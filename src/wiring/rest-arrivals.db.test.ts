import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type BookingId, type ResourceId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import { makeMember, makePerson, makeResource, makeRule, makeSpace, type MadeSpace } from '@/testing/makers';
import { restAs, type RestAnswer, type RestClient } from '@/testing/rest-client';

const MINUTE = 60_000;
let space: MadeSpace;
let ana: ActingMember;
let asAna: RestClient, asBen: RestClient, asDesk: RestClient, asOther: RestClient, asStranger: RestClient;
let desk: ResourceId;

beforeAll(async () => {
  space = await makeSpace();
  ana = await makeMember(space, 'member', 'Ana');
  const [ben, dora] = [await makeMember(space, 'member', 'Ben'), await makeMember(space, 'front_desk', 'Dora')];
  [asAna, asBen, asDesk] = [await restAs(ana.personId), await restAs(ben.personId), await restAs(dora.personId)];
  asOther = await restAs((await makeMember(await makeSpace(), 'owner')).personId);
  asStranger = await restAs(await makePerson());
  await makeRule(space, {
    topic: 'check_in',
    settings: { asked: true, opens: 'day_start', releaseAfterMinutes: 30, automatic: false },
  });
});

const said = ({ status, body }: RestAnswer) => [status, body.code];
/** What only these answers have. */
const field = (answer: RestAnswer, name: string) => (answer.body as unknown as Record<string, unknown>)[name];
const act = (who: RestClient, id: string, what: string, body: unknown = {}, key?: string) =>
  who.post(`/bookings/${id}/${what}`, body, { key });
const at = (minutes: number) =>
  new Date(Math.floor(Date.now() / (5 * MINUTE)) * 5 * MINUTE + minutes * MINUTE).toISOString();

/** A booking of Ana's that runs: it may begin a little before now. */
async function running(resourceId?: ResourceId): Promise<string> {
  desk = resourceId ?? (await makeResource(space));
  const body = { resourceId: desk, startsAt: at(-5), endsAt: at(120) };
  return (await asAna.post(`/spaces/${space.spaceId}/book`, body)).body.booking.id;
}
const statusOf = (id: string) =>
  inOperator(space, async (tx) => {
    const query = tx
      .selectFrom('bookings')
      .select(['status', 'checkedInAt'])
      .where('id', '=', id as BookingId);
    return query.executeTakeFirstOrThrow();
  });

describe('POST /bookings/{id}/check-in', () => {
  it('checks in; a repeated key gets the same answer, another says when it was', async () => {
    const [id, key] = [await running(), newId()];
    const first = await act(asAna, id, 'check-in', {}, key);
    expect([first.status, field(first, 'how'), field(first, 'already')]).toEqual([200, 'member', false]);
    expect((await act(asAna, id, 'check-in', {}, key)).body).toEqual(first.body);
    const again = await act(asDesk, id, 'check-in');
    expect([field(again, 'already'), field(again, 'checkedInAt')]).toEqual([true, field(first, 'checkedInAt')]);
    expect((await statusOf(id)).checkedInAt?.toISOString()).toBe(field(first, 'checkedInAt'));
  });

  it('goes by the code at the desk, and by no other', async () => {
    const id = await running();
    const codeOf = (resourceId: ResourceId) =>
      inOperator(space, (tx) =>
        tx.selectFrom('resources').select('checkInCode').where('id', '=', resourceId).executeTakeFirstOrThrow(),
      );
    const other = await codeOf(await makeResource(space));
    expect(said(await act(asAna, id, 'check-in', { code: other.checkInCode }))).toEqual([422, 'check_in.wrong_place']);
    expect(said(await act(asAna, id, 'check-in', { code: newId() }))).toEqual([404, 'check_in.code_unknown']);
    const here = await act(asAna, id, 'check-in', { code: (await codeOf(desk)).checkInCode });
    expect([here.status, field(here, 'how')]).toEqual([200, 'qr']);
  });

  it('is refused too early, and to whom it is none of theirs', async () => {
    const id = await running();
    for (const who of [asBen, asOther, asStranger])
      expect(said(await act(who, id, 'check-in'))).toEqual([404, 'booking.not_found']);
    const body = { resourceId: desk, startsAt: at(60 * 72), endsAt: at(60 * 73) };
    const { booking } = (await asAna.post(`/spaces/${space.spaceId}/book`, body)).body;
    expect(said(await act(asAna, booking.id, 'check-in'))).toEqual([412, 'check_in.too_early']);
  });
});

describe('POST /bookings/{id}/check-out', () => {
  it('ends a booking, and the rest is free for others; a repeated key gets the same answer', async () => {
    const [id, key] = [await running(), newId()];
    const rest = { resourceId: desk, startsAt: at(60), endsAt: at(90) };
    expect(said(await asBen.post(`/spaces/${space.spaceId}/book`, rest))).toEqual([409, 'booking.slot_taken']);
    const first = await act(asAna, id, 'check-out', {}, key);
    expect([first.status, field(first, 'already')]).toEqual([200, false]);
    expect(field(first, 'freedMinutes')).toBeGreaterThan(100);
    expect((await act(asAna, id, 'check-out', {}, key)).body).toEqual(first.body);
    expect((await asBen.post(`/spaces/${space.spaceId}/book`, rest)).status).toBe(201);
  });

  it('is refused before it begins, and to whom it is none of theirs', async () => {
    const body = { resourceId: await makeResource(space), startsAt: at(60 * 30), endsAt: at(60 * 31) };
    const { booking } = (await asAna.post(`/spaces/${space.spaceId}/book`, body)).body;
    expect(said(await act(asAna, booking.id, 'check-out'))).toEqual([412, 'check_out.not_begun']);
    for (const who of [asBen, asOther, asStranger])
      expect(said(await act(who, booking.id, 'check-out'))).toEqual([404, 'booking.not_found']);
  });
});

describe('POST /bookings/{id}/answer', () => {
  const asked = async (hours: number) => {
    const room = await makeResource(space, { kind: 'meeting_room' });
    const settings = { needed: true, answerMinutes: 120 };
    await makeRule(space, { topic: 'approval', resourceId: room, settings });
    const body = { resourceId: room, startsAt: at(60 * hours), endsAt: at(60 * (hours + 1)) };
    const { booking } = (await asAna.post(`/spaces/${space.spaceId}/book`, body)).body;
    expect(booking.status).toBe('requested');
    return booking.id;
  };

  it('says yes, or no with a note; a repeated key gets the same answer, the other answer a conflict', async () => {
    const [id, key] = [await asked(40), newId()];
    const first = await act(asDesk, id, 'answer', { answer: 'approve', note: 'See you' }, key);
    expect([first.status, field(first, 'status'), first.body.bookingIds]).toEqual([200, 'confirmed', [id]]);
    expect((await act(asDesk, id, 'answer', { answer: 'approve', note: 'See you' }, key)).body).toEqual(first.body);
    expect(said(await act(asDesk, id, 'answer', { answer: 'decline' }))).toEqual([409, 'request.already_answered']);
    const other = await asked(44);
    expect(field(await act(asDesk, other, 'answer', { answer: 'decline', note: 'We paint' }), 'status')).toBe(
      'declined',
    );
    expect([(await statusOf(id)).status, (await statusOf(other)).status]).toEqual(['confirmed', 'declined']);
  });

  it('is for those who run the space', async () => {
    const id = await asked(48);
    expect(said(await act(asBen, id, 'answer', { answer: 'approve' }))).toEqual([404, 'booking.not_found']);
    expect(said(await act(asAna, id, 'answer', { answer: 'approve' }))).toEqual([403, 'auth.not_allowed']);
    for (const who of [asOther, asStranger])
      expect(said(await act(who, id, 'answer', { answer: 'approve' }))).toEqual([404, 'booking.not_found']);
    expect((await statusOf(id)).status).toBe('requested');
  });
});
