import type { FindAddress } from '@/client/paths';
import type { HeatDay } from '@/features/availability/domain/heat';
import { comingDays, shutDaysOf } from '@/features/availability/ui/coming-days';
import { pageOfSearch, saysNothing, wishOfSearch } from '@/features/availability/ui/find-search';
import { parseWish } from '@/features/availability/ui/parse-wish';
import type { WishVocabulary } from '@/features/availability/ui/wish-vocabulary';
import { hoursFor, openRangesOn } from '@/features/spaces/domain/opening-hours';
import type { SpacePlan } from '@/features/spaces/spaces.contract';
import type { ResourceId } from '@/kernel/ids';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import { localDateOf } from '@/kernel/zone';

const unlike = (names: readonly (string | null)[]): string[] =>
  [...new Set(names.filter((name): name is string => name !== null))].sort((a, b) => a.localeCompare(b));

/** What of a space the Find page knows: its names, by which a wish is read, its kinds, and when nothing is open. */
export function readFindSpace(
  { id, slug, name, timeZone, hours, resources }: SpacePlan,
  operator: string,
  heat: readonly HeatDay[],
  now: Date,
) {
  const rules = { timeZone, ...hours };
  const open = [null, ...resources.map((resource) => resource.hours)].flatMap((own) =>
    openRangesOn(hoursFor(rules, own), localDateOf(now, timeZone)),
  );
  const closesAt = open.reduce<Date | null>((last, { endsAt }) => (last && last > endsAt ? last : endsAt), null);
  const vocabulary: WishVocabulary = {
    resources: resources.map((resource) => ({ id: resource.id, name: resource.name })),
    groups: unlike(resources.map((resource) => resource.groupName)),
    amenities: unlike(resources.flatMap((resource) => resource.amenities)),
  };
  const kinds = RESOURCE_KINDS.filter((kind) => resources.some((resource) => resource.kind === kind));
  return { space: { id, slug, name, operator, timeZone }, vocabulary, kinds, shutDays: shutDaysOf(heat, closesAt) };
}

/** The wish in an address, in fields or in words, and the same as the search takes it. */
export function readWish(
  search: FindAddress,
  { space, vocabulary, shutDays }: ReturnType<typeof readFindSpace>,
  now: Date,
  locale: string,
) {
  const inFields = wishOfSearch(search);
  const day = { ...comingDays(shutDays, now, space.timeZone), monthFirst: locale === 'en-US' };
  const wish = search.q && saysNothing(inFields) ? parseWish(search.q, vocabulary, day).wish : inFields;
  const page = pageOfSearch(search);
  const input = {
    ...wish,
    kinds: [...wish.kinds],
    amenities: [...wish.amenities],
    places: wish.places as ResourceId[],
    days: [...wish.days],
    parts: [...wish.parts],
    page,
  };
  return { wish, page, input };
}
