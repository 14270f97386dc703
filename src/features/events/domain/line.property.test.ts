import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RsvpAction } from './decide-rsvp';
import { freeFor, hasLapsed } from './rsvp-state';
import { at, quotas, TestingDoor } from './testing-rsvps';

const WHO = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const party = fc.integer({ min: 1, max: 4 });
const ticket = fc.record({ typeId: fc.constantFrom('early', 'regular'), refused: fc.constant(null) });
const asking = fc.record({ party, ticket });
const action: fc.Arbitrary<RsvpAction> = fc.oneof(
  { weight: 5, arbitrary: asking.map((said) => ({ type: 'answer', ...said }) as const) },
  { weight: 2, arbitrary: asking.map((said) => ({ type: 'change', ...said }) as const) },
  fc.constantFrom<RsvpAction>(
    ...(
      [
        'cancel',
        'cancel',
        'accept',
        'decline',
        'approve',
        'refuse',
        'promote',
        'remove',
        'check_in',
        'undo_check_in',
      ] as const
    ).map((type) => ({ type })),
  ),
);
const step = fc.oneof(
  { weight: 8, arbitrary: fc.record({ who: fc.constantFrom(...WHO), action }) },
  { weight: 1, arbitrary: fc.record({ capacity: fc.option(fc.integer({ min: 1, max: 8 }), { nil: null }) }) },
  { weight: 1, arbitrary: fc.record({ early: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ minutes: fc.integer({ min: 1, max: 90 }) }) },
);
const house = fc.record({
  capacity: fc.option(fc.integer({ min: 1, max: 8 }), { nil: null }),
  offerMinutes: fc.option(fc.integer({ min: 5, max: 120 }), { nil: null }),
  approval: fc.boolean(),
  tickets: fc.constantFrom(quotas({}), quotas({ early: 2, regular: null }), quotas({ early: 3, regular: 3 })),
});
/** At an event without kinds of places nobody names one. */
const said = (one: RsvpAction, kinds: number): RsvpAction =>
  kinds > 0 || !('ticket' in one) ? one : { ...one, ticket: null };

/** Who has a place, who waits and who is first, kept in the plainest way: what the product says is held against it after each step. */
class Model {
  places = new Map<string, number>();
  since = new Map<string, number>();
  private clock = 0;
  before(one: string, other: string, rows: ReadonlyMap<string, { readonly linePlace: number | null }>): boolean {
    return (rows.get(one)?.linePlace ?? 0) < (rows.get(other)?.linePlace ?? Infinity);
  }
  note(who: string, was: string | undefined, is: string, size: number) {
    if (is === 'going') this.places.set(who, size);
    else this.places.delete(who);
    const waited = was === 'waiting' || was === 'offered' || was === 'asked';
    const waits = is === 'waiting' || is === 'offered' || is === 'asked';
    if (waits && !waited) this.since.set(who, ++this.clock);
    if (!waits) this.since.delete(who);
  }
}

test('whatever people do in whatever order: never over, never a free place that somebody who waits could have, the order kept, nobody lost', () => {
  fc.assert(
    fc.property(house, fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }), (rest, steps) => {
      const door = new TestingDoor(rest);
      const model = new Model();
      let now = at('08:00');
      for (const one of steps) {
        const before = new Map(door.all().map((row) => [row.id, row]));
        const { going: goingBefore, tickets: kindsBefore } = door.date();
        if ('minutes' in one) {
          now = new Date(now.getTime() + one.minutes * 60_000);
          door.settle(now);
        } else if ('capacity' in one) {
          door.rest = { ...door.rest, capacity: one.capacity };
          door.settle(now);
        } else if ('early' in one) {
          const fewer = rest.tickets.map((kind) => (kind.typeId === 'early' ? { ...kind, places: one.early } : kind));
          door.rest = { ...door.rest, tickets: fewer };
          door.settle(now);
        } else {
          const knew = new Set(before.keys());
          const decision = door.act(one.who, said(one.action, rest.tickets.length), now);
          if (!decision.ok) expect(door.all(), 'a refusal changes nothing').toEqual([...before.values()]);
          for (const id of knew) expect(door.get(id), 'nobody is lost').not.toBeNull();
        }
        for (const row of door.all()) {
          const was = before.get(row.id);
          if (was !== row) model.note(row.id, was?.status, row.status, row.party);
        }
        const date = door.date();
        const { capacity } = date;
        const taken = door
          .all()
          .filter((row) => row.status === 'going' || (row.status === 'offered' && !hasLapsed(row, now)));
        const sum = taken.reduce((total, row) => total + row.party, 0);
        if (capacity !== null) {
          expect(sum, 'never over, but for those who were in when places became fewer').toBeLessThanOrEqual(
            Math.max(capacity, goingBefore),
          );
          expect(
            [...model.places.values()].reduce((total, size) => total + size, 0),
            'the model agrees who has a place',
          ).toBe(date.going);
        }
        for (const { typeId, places } of date.tickets) {
          const had = taken.filter((row) => row.typeId === typeId).reduce((total, row) => total + row.party, 0);
          const before = kindsBefore.find((kind) => kind.typeId === typeId)?.going ?? 0;
          expect(had, 'never more of a kind than there are').toBeLessThanOrEqual(Math.max(places ?? Infinity, before));
        }
        if (now < date.startsAt)
          for (const row of door.all())
            if (row.status === 'waiting')
              expect(row.party, 'nobody waits beside a place that they could have').toBeGreaterThan(
                freeFor(date, row.typeId, now) ?? Infinity,
              );
        for (const row of door.all()) if (row.status !== 'offered') expect(row.offerExpiresAt).toBeNull();
        const given = door.all().filter((row) => {
          const was = before.get(row.id);
          const byOthers = !('who' in one) || one.who !== row.id;
          return byOthers && was?.status === 'waiting' && (row.status === 'offered' || row.status === 'going');
        });
        for (const { id, party: size, typeId } of given)
          for (const row of door.all())
            if (row.status === 'waiting' && row.party <= size && row.typeId === typeId)
              expect(model.before(id, row.id, before), 'who came first is asked first').toBe(true);
        const line = door.all().filter(({ linePlace }) => linePlace !== null);
        const byPlace = [...line].sort((x, y) => (x.linePlace ?? 0) - (y.linePlace ?? 0)).map(({ id }) => id);
        const bySince = [...line]
          .sort((x, y) => (model.since.get(x.id) ?? 0) - (model.since.get(y.id) ?? 0))
          .map(({ id }) => id);
        expect(byPlace, 'the line keeps the order in which they came').toEqual(bySince);
      }
    }),
    { numRuns: 400 },
  );
});
