import type { FindAddress } from '@/client/paths';
import { pageOfSearch, saysNothing, wishOfSearch } from '@/features/availability/ui/find-search';
import { parseWish } from '@/features/availability/ui/parse-wish';
import type { WishVocabulary } from '@/features/availability/ui/wish-vocabulary';
import type { SpacePlan } from '@/features/spaces/spaces.contract';
import type { ResourceId } from '@/kernel/ids';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import { localDateOf } from '@/kernel/zone';

const unlike = (names: readonly (string | null)[]): string[] =>
  [...new Set(names.filter((name): name is string => name !== null))].sort((a, b) => a.localeCompare(b));

/** What of a space the Find page knows: its names, by which a wish is read, and its kinds. */
export function readFindSpace({ id, slug, name, timeZone, resources }: SpacePlan, operator: string) {
  const vocabulary: WishVocabulary = {
    resources: resources.map((resource) => ({ id: resource.id, name: resource.name })),
    groups: unlike(resources.map((resource) => resource.groupName)),
    amenities: unlike(resources.flatMap((resource) => resource.amenities)),
  };
  const kinds = RESOURCE_KINDS.filter((kind) => resources.some((resource) => resource.kind === kind));
  return { space: { id, slug, name, operator, timeZone }, vocabulary, kinds };
}

/** The wish in an address, in fields or in words, and the same as the search takes it. */
export function readWish(
  search: FindAddress,
  { space, vocabulary }: ReturnType<typeof readFindSpace>,
  now: Date,
  locale: string,
) {
  const inFields = wishOfSearch(search);
  const day = { today: localDateOf(now, space.timeZone), monthFirst: locale === 'en-US' };
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
