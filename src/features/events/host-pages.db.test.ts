import { beforeAll, describe, expect, it } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import type { EventDateId, EventId } from '@/kernel/ids';
import { inOperator } from '@/server/db/transactions';
import '@/wiring/reactions';
import { makeMember, makeSpace, type MadeSpace } from '@/testing/makers';
import { peopleInput } from './events.contract';
import { readPeopleToAsk } from './events.reads';
import { readFigures, readHostDates } from './host-pages.reads';
import { come, makeEvent } from './testing-events';

const HOUR_MS = 3_600_000;

describe('what a host sees of an event', () => {
  let space: MadeSpace;
  let owner: ActingMember;
  let host: ActingMember;
  let members: ActingMember[];
  let eventId: EventId;
  let dateId: EventDateId;

  beforeAll(async () => {
    space = await makeSpace();
    owner = await makeMember(space, 'owner');
    host = await makeMember(space, 'host', 'Hanna Host');
    members = [];
    for (const displayName of ['Ana Alves', 'Ben Borg', 'Cleo Costa', 'Dan Dias'])
      members.push(await makeMember(space, 'member', displayName));
    const made = await makeEvent(space, host, null, { wish: { capacity: 3, guestsEach: 2 } });
    eventId = made.eventId;
    dateId = made.dateIds[0] as EventDateId;
    const [ana, ben, cleo, dan] = members as [ActingMember, ActingMember, ActingMember, ActingMember];
    await come(space, ana, dateId, { party: 2, cameFrom: 'newsletter' });
    await come(space, ben, dateId);
    await come(space, cleo, dateId);
    await come(space, dan, dateId);
    await come(space, dan, dateId, { act: 'cancel' });
    await inOperator(space, (tx) =>
      tx.updateTable('rsvps').set({ checkedInAt: new Date() }).where('memberId', '=', ben.memberId).execute(),
    );
  });

  it('counts people, guests too, on each of its dates', async () => {
    const { dates, timeZone } = await readHostDates(host, { operatorId: space.operatorId, eventId });
    expect(timeZone).toBe(space.timeZone);
    expect(dates).toEqual([expect.objectContaining({ dateId, going: 3, in: 1, waiting: 1, asked: 0, capacity: 3 })]);
  });

  it('says who did not come once it is over, not before', async () => {
    const wish = { operatorId: space.operatorId, dateId };
    const before = await readFigures(host, wish);
    expect(before).toMatchObject({ going: 3, cancelled: 1, declined: 0, noShows: null });
    expect(before.cameFrom).toEqual([{ from: 'newsletter', people: 2 }]);
    expect(before.byDay.reduce((sum, { people }) => sum + people, 0)).toBe(3);
    const after = await readFigures(host, wish, new Date(Date.now() + 7 * 24 * HOUR_MS));
    expect(after.noShows).toBe(2);
  });

  it('is for who runs it, and for nobody of another operator', async () => {
    const [ana] = members as [ActingMember];
    const ofEvent = { operatorId: space.operatorId, eventId };
    const ofDate = { operatorId: space.operatorId, dateId };
    await expect(readHostDates(ana, ofEvent)).rejects.toMatchObject({ code: 'event.not_yours' });
    await expect(readFigures(ana, ofDate)).rejects.toMatchObject({ code: 'event.not_yours' });
    await expect(readHostDates(owner, ofEvent)).resolves.toMatchObject({ dates: [{ dateId }] });
    const elsewhere = await makeSpace();
    const stranger = await makeMember(elsewhere, 'owner');
    await expect(readHostDates(stranger, ofEvent)).rejects.toMatchObject({ code: 'event.not_found' });
    await expect(readFigures(stranger, ofDate)).rejects.toMatchObject({ code: 'event.not_found' });
  });

  it('finds co-hosts by a part of their name, for whoever may host', async () => {
    const named = (who: ActingMember, q: string) =>
      readPeopleToAsk(who, peopleInput.parse({ operatorId: space.operatorId, q, among: 'hosts' }));
    expect((await named(host, 'a al')).people).toEqual([expect.objectContaining({ name: 'Ana Alves' })]);
    expect((await named(host, '%')).people).toEqual([]);
    expect((await named(host, 'hanna')).people).toEqual([]);
    const [ana] = members as [ActingMember];
    const shy = await makeMember(space, 'member', 'Zita Shy');
    await inOperator(space, (tx) =>
      tx.updateTable('members').set({ visibility: 'staff' }).where('id', '=', shy.memberId).execute(),
    );
    // Who is shown to the staff alone is found by those who run the place.
    expect((await named(host, 'zita')).people).toEqual([]);
    expect((await named(owner, 'zita')).people).toHaveLength(1);
    await expect(named(ana, 'ben')).rejects.toMatchObject({ code: 'event.may_not_host' });
  });
});
