import type { ActingMember } from '@/kernel/acting-member';
import type { ResourceId, SpaceId } from '@/kernel/ids';
import { freeWithin, type TimeRange } from '@/kernel/time-range';
import { addDays, localDateOf, type LocalDate } from '@/kernel/zone';
import { narrowestRule } from '@/features/booking-rules/domain/narrowest-rule';
import { requestExpiry } from '@/features/booking-rules/domain/rule-effects';
import { listFreeStretches, listTimeHeldFor, type AskedTime } from '@/features/occupancies/occupancies.service';
import type { OpeningRules } from '@/features/spaces/domain/opening-hours';
import type { FindableSpace } from '@/features/spaces/spaces.contract';
import { getFindableSpace } from '@/features/spaces/spaces.service';
import type { OperatorTx } from '@/server/db/transactions';
import { askedOn, datesOf } from './domain/asked-time';
import { candidatesFor, findPlaces, leastFree, openOn, type Candidate } from './domain/find-places';
import type { Slot } from './domain/find-slot';
import { nearWishes } from './domain/nearest-wish';
import { rankPlaces, type RankedPlace } from './domain/rank-places';
import { MOST_WISHED_DAYS, NO_WISH, type Wish } from './domain/wish';
import { PLACES_PER_PAGE, type FoundPlaceView, type SearchAnswer } from './search.contract';

const MINUTE_MS = 60_000;
const MOST_NEAREST = 3;
const MOST_YOURS = 3;

type NearPlace = Omit<SearchAnswer['nearest'][number], 'wish' | 'first'> & {
  readonly wish: Wish;
  readonly first: RankedPlace;
};
type Asking = { readonly space: FindableSpace; readonly viewer: ActingMember; readonly now: Date };

/**
 * "Room for 6 with a screen, 90 minutes, Tuesday or Thursday afternoon": every place of a space with a time for it, best first, a page at a time. One query for what
 * the space has, one for where it is free for long enough, however many resources and days; one more where nothing was found, for what nearly works, and
 * another for what is theirs of a place that was named. What is shown of
 * them, a page at most, is looked at once more, for its strips.
 *
 * @throws DomainError `space.not_found`.
 */
export async function searchFreeTime(
  tx: OperatorTx,
  viewer: ActingMember,
  { spaceId, wish, page }: { readonly spaceId: SpaceId; readonly wish: Wish; readonly page: number },
  now = new Date(),
): Promise<SearchAnswer> {
  const space = await getFindableSpace(tx, spaceId, viewer.memberId);
  const asking = { space, viewer, now };
  const dates = datesOf(wish, rulesOf(space), now);
  const candidates = candidatesFor(wish, space, viewer);
  const unheld = await listUnheld(tx, candidates, dates, leastFree([wish], space, viewer, now));
  const ranked = rankPlaces(findPlaces(wish, space, candidates, unheld, viewer, now), wish);
  const shown = ranked.slice((page - 1) * PLACES_PER_PAGE, page * PLACES_PER_PAGE);
  const nearest = ranked.length === 0 ? await listNearest(tx, wish, asking) : [];
  const yours = ranked.length === 0 && wish.places.length > 0 ? await listYours(tx, wish, candidates, asking) : [];
  const viewOf = await viewerOf(tx, [...shown, ...nearest.map(({ first }) => first)], asking);
  return {
    timeZone: space.timeZone,
    dates,
    items: shown.map(viewOf),
    total: ranked.length,
    page,
    pages: Math.max(1, Math.ceil(ranked.length / PLACES_PER_PAGE)),
    yours,
    nearest: nearest.map(({ wish: other, first, ...rest }) => ({
      ...rest,
      wish: wishView(other),
      first: viewOf(first),
    })),
  };
}

const rulesOf = (space: FindableSpace): OpeningRules => ({ timeZone: space.timeZone, ...space.hours });

/** What nobody holds of the candidates' open time, and around it so far as their buffers reach, if it is long enough. */
function listUnheld(
  tx: OperatorTx,
  candidates: readonly Candidate[],
  dates: readonly LocalDate[],
  leastFor: (candidate: Candidate) => number,
) {
  const sets = new Map<OpeningRules, Map<string, { ids: ResourceId[]; candidate: Candidate }>>();
  for (const candidate of candidates) {
    const ofHours = sets.get(candidate.hours) ?? new Map<string, { ids: ResourceId[]; candidate: Candidate }>();
    sets.set(candidate.hours, ofHours);
    const key = `${candidate.beforeMinutes} ${candidate.afterMinutes} ${leastFor(candidate)}`;
    const set = ofHours.get(key) ?? { ids: [], candidate };
    ofHours.set(key, set);
    set.ids.push(candidate.resource.id);
  }
  const asked = [...sets.values()].flatMap((ofHours) =>
    [...ofHours.values()].map(({ ids, candidate }): AskedTime => ({
      resourceIds: ids,
      leastMinutes: leastFor(candidate),
      stretches: around(candidate, dates),
    })),
  );
  return listFreeStretches(tx, asked);
}

const around = ({ hours, beforeMinutes, afterMinutes }: Candidate, dates: readonly LocalDate[]): TimeRange[] =>
  openOn(hours, dates).map(({ startsAt, endsAt }) => ({
    startsAt: new Date(startsAt.getTime() - beforeMinutes * MINUTE_MS),
    endsAt: new Date(endsAt.getTime() + afterMinutes * MINUTE_MS),
  }));

/** What works when one asks for a little less: one look at everything that the viewer may book, for a fortnight. */
async function listNearest(tx: OperatorTx, wish: Wish, asking: Asking): Promise<NearPlace[]> {
  const { space, viewer, now } = asking;
  const today = localDateOf(now, space.timeZone);
  const coming = Array.from({ length: MOST_WISHED_DAYS }, (_, ahead) => addDays(today, ahead));
  const wished = datesOf(wish, rulesOf(space), now);
  const everything = candidatesFor(
    { ...wish, kinds: [], people: null, amenities: [], group: null, places: [] },
    space,
    viewer,
  );
  const byId = new Map(everything.map((candidate) => [candidate.resource.id as string, candidate]));
  const near = nearWishes(
    wish,
    coming,
    everything.map(({ resource }) => resource.capacity),
    (id) => byId.get(id)?.resource.kind ?? null,
  );
  const unheld = await listUnheld(
    tx,
    everything,
    [...new Set([...coming, ...wished])].sort(),
    leastFree(
      near.map((one) => one.wish),
      space,
      viewer,
      now,
    ),
  );
  const found: NearPlace[] = [];
  for (const { by, wish: other } of near) {
    if (found.length === MOST_NEAREST) break;
    const meant = candidatesFor(other, space, viewer).flatMap(({ resource }) => byId.get(resource.id) ?? []);
    const ranked = rankPlaces(findPlaces(other, space, meant, unheld, viewer, now), other);
    const first = by === 'other_day' ? bySoonest(ranked) : ranked[0];
    // Another day is that day, not the fortnight.
    const asked = by === 'other_day' && first ? { ...other, days: [first.slots[0].date] } : other;
    if (first) found.push({ by, wish: asked, first, total: ranked.length });
  }
  return found;
}

/** What whoever asks has booked of these places when they wish for one: nobody finds what they have. */
async function listYours(
  tx: OperatorTx,
  wish: Wish,
  candidates: readonly Candidate[],
  { space, viewer, now }: Asking,
): Promise<SearchAnswer['yours']> {
  const asked = candidates.flatMap(({ resource, hours }) =>
    datesOf(wish, rulesOf(space), now).flatMap((date) =>
      askedOn(wish, resource.kind, date, hours, now).map(({ window }) => ({ ...window, resourceId: resource.id })),
    ),
  );
  const names = new Map(candidates.map(({ resource }) => [resource.id, resource.name]));
  const yours = new Map<string, SearchAnswer['yours'][number]>();
  for (const { bookingId, memberId, buffer, resourceId, ...range } of await listTimeHeldFor(tx, asked))
    if (bookingId !== null && memberId === viewer.memberId && !buffer)
      yours.set(bookingId, {
        ...text(range),
        bookingId,
        resourceName: names.get(resourceId) ?? '',
        date: localDateOf(range.startsAt, space.timeZone),
      });
  return [...yours.values()].sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1)).slice(0, MOST_YOURS);
}

const bySoonest = (ranked: readonly RankedPlace[]): RankedPlace | undefined =>
  [...ranked].sort((a, b) => a.slots[0].startsAt.getTime() - b.slots[0].startsAt.getTime())[0];

const wishView = (wish: Wish) => ({
  ...wish,
  kinds: [...wish.kinds],
  amenities: [...wish.amenities],
  places: [...wish.places],
  days: [...wish.days],
  parts: [...wish.parts],
});

const text = ({ startsAt, endsAt }: TimeRange) => ({
  startsAt: startsAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

/** How places are shown: with a strip of each day that has a time, to the minute. */
async function viewerOf(tx: OperatorTx, shown: readonly RankedPlace[], { space, viewer, now }: Asking) {
  const places = shown.map(({ resource }) => resource.id);
  const candidates = places.length === 0 ? [] : candidatesFor({ ...NO_WISH, places }, space, viewer);
  const dates = [...new Set(shown.flatMap(({ slots }) => slots.map((slot) => slot.date)))].sort();
  const unheld = await listUnheld(tx, candidates, dates, () => 1);
  const hours = new Map(candidates.map((candidate) => [candidate.resource.id, candidate.hours]));
  return ({ resource, reasons, slots }: RankedPlace): FoundPlaceView => {
    const free = unheld.get(resource.id) ?? [];
    const timeOf = (slot: Slot) => {
      const open = openOn(hours.get(resource.id) ?? rulesOf(space), [slot.date]);
      return {
        ...text(slot),
        date: slot.date,
        free: text(slot.free),
        whole: slot.whole,
        byRule: slot.byRule,
        open: open.map(text),
        taken: open.flatMap((stretch) => freeWithin(stretch, free)).map(text),
      };
    };
    const { id, name, kind, capacity, amenities, groupName, floorName, openToVisitors } = resource;
    const subject = { resource, who: viewer };
    const approval = narrowestRule(space.bookingRules, 'approval', subject) !== null;
    return {
      resource: { id, name, kind, capacity, amenities: [...amenities], groupName, floorName, openToVisitors },
      reasons: [...reasons],
      onRequest: approval && requestExpiry(space.bookingRules, subject, viewer.role, slots[0], now) !== null,
      times: slots.map(timeOf),
    };
  };
}
