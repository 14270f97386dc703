import type { HammerAnswer, HammerClient } from './hammer-client';
import type { HammerPlace } from './hammer-place';

/** Ways to hold time that begin with something else than "this desk, then". */
export const LIVING_KINDS = ['moving', 'group', 'asking'] as const;
export type LivingKind = (typeof LIVING_KINDS)[number];

type Asked = { readonly method: 'POST' | 'PATCH'; readonly path: string; readonly body: unknown };
export type LivingRound = {
  readonly place: HammerPlace;
  /** of the space; no other round plays on it */
  readonly date: string;
  readonly ask: (client: HammerClient, asked: Asked) => Promise<HammerAnswer>;
  readonly broken: string[];
  readonly confirmed: Set<string>;
};

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
const FIRST_MINUTE = 6 * 60;

/** What everybody of a round does, and what must have come of it. */
export const PLAY_LIVING: Readonly<Record<LivingKind, (round: LivingRound) => Promise<void>>> = {
  /** Each has a quarter of an hour to themselves, then all move to the same: one is there, the others stay where they were. */
  moving: async (round) => {
    const { place, date, ask, broken, confirmed } = round;
    const own = await Promise.all(
      place.clients.map((client, index) =>
        ask(client, book(round, { resourceId: place.desk }, FIRST_MINUTE + 15 * index, 15)),
      ),
    );
    if (own.some(({ status }) => status !== 201)) broken.push(`a slot of one's own was refused on ${date}`);
    for (const { body } of own) if (body.booking) confirmed.add(body.booking.id);
    const [there] = place.halves;
    const body = { resourceId: there, startsAt: `${date}T14:00`, endsAt: `${date}T14:15` };
    const moved = await Promise.all(
      place.clients.map((client, index) =>
        ask(client, { method: 'PATCH', path: `/bookings/${own[index]?.body.booking.id}`, body }),
      ),
    );
    const winners = moved.filter(({ status }) => status === 200);
    if (winners.length !== 1) broken.push(`${winners.length} moved to one slot on ${date}`);
    losersKnow(round, moved, 200, 'booking.slot_taken');
  },
  /** Everybody wants any desk of the group: as many are served as it has, each with another. */
  group: async (round) => {
    const { place, date, ask, broken, confirmed } = round;
    const answers = await Promise.all(
      place.clients.map((client) => ask(client, book(round, { groupId: place.group.id }, 9 * 60, 480))),
    );
    const given = answers.filter(({ status }) => status === 201).map(({ body }) => body.booking);
    for (const { id } of given) confirmed.add(id);
    const desks = new Set(given.map(({ resourceId }) => resourceId));
    const most = Math.min(place.group.size, place.clients.length);
    if (given.length !== most || desks.size !== most)
      broken.push(`${given.length} got ${desks.size} of ${place.group.size} desks on ${date}`);
    losersKnow(round, answers, 201, 'booking.group_full');
  },
  /** Where somebody says yes first, the first request holds the time. */
  asking: async (round) => {
    const { place, date, ask, broken } = round;
    const answers = await Promise.all(
      place.clients.map((client) => ask(client, book(round, { resourceId: place.onRequest }, 9 * 60, 120))),
    );
    const held = answers.filter(({ status }) => status === 201);
    if (held.length !== 1) broken.push(`${held.length} requests hold one slot on ${date}`);
    for (const { body } of held)
      if (body.booking.status !== 'requested') broken.push(`booked where somebody says yes first: ${body.booking.id}`);
    losersKnow(round, answers, 201, 'booking.slot_taken');
  },
};

const book = (
  { place, date }: LivingRound,
  what: { readonly resourceId: string } | { readonly groupId: string },
  from: number,
  minutes: number,
): Asked => ({
  method: 'POST',
  path: `/spaces/${place.spaceId}/book`,
  body: { ...what, startsAt: `${date}T${clock(from)}`, endsAt: `${date}T${clock(from + minutes)}` },
});

function losersKnow({ broken }: LivingRound, answers: readonly HammerAnswer[], won: number, code: string) {
  for (const { status, body } of answers)
    if (status !== won && (status !== 409 || body.code !== code))
      broken.push(`a loser was told ${status} ${JSON.stringify(body).slice(0, 300)}`);
}
