import { isLocalDate } from '@/kernel/zone';
import { RESOURCE_KINDS, type ResourceKind } from '@/kernel/resource-kind';
import { DAY_PARTS, MOST_WISHED_DAYS, NO_WISH, type DayPart, type Wish } from '../domain/wish';

/** What the page keeps in its address, by name. `q` is a wish in words: it counts where nothing else is said. */
export const FIND_KEYS = [
  'q',
  'kind',
  'people',
  'with',
  'group',
  'place',
  'minutes',
  'days',
  'part',
  'from',
  'to',
  'page',
] as const;
export type FindKey = (typeof FIND_KEYS)[number];
export type FindSearch = Readonly<Partial<Record<FindKey, string | null>>>;

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Names may have commas in them. */
const BETWEEN_NAMES = '|';

const listOf = (text: string | null | undefined, between = ','): string[] =>
  [...new Set((text ?? '').split(between).map((one) => one.trim()))].filter(Boolean);
function countOf(text: string | null | undefined, least: number, most: number): number | null {
  const count = /^\d{1,4}$/.test(text ?? '') ? Number(text) : null;
  return count !== null && count >= least && count <= most ? count : null;
}
const within = <T extends string>(list: readonly T[], text: string | null | undefined): T[] =>
  listOf(text).filter((one): one is T => (list as readonly string[]).includes(one));

/** The wish in an address. What is unreadable is not there. */
export function wishOfSearch(search: FindSearch): Wish {
  const from = CLOCK.test(search.from ?? '') ? (search.from ?? null) : null;
  const to = CLOCK.test(search.to ?? '') || search.to === '24:00' ? (search.to ?? null) : null;
  const forward = from === null || to === null || from < to;
  return {
    kinds: within<ResourceKind>(RESOURCE_KINDS, search.kind),
    people: countOf(search.people, 1, 1000),
    amenities: listOf(search.with, BETWEEN_NAMES).slice(0, 20),
    group: search.group?.trim() ? search.group.trim() : null,
    places: listOf(search.place)
      .filter((id) => /^[0-9a-f-]{36}$/.test(id))
      .slice(0, 50),
    minutes: countOf(search.minutes, 5, 1440),
    days: listOf(search.days).filter(isLocalDate).sort().slice(0, MOST_WISHED_DAYS),
    parts: from === null && to === null ? within<DayPart>(DAY_PARTS, search.part) : [],
    from,
    to: forward ? to : null,
  };
}

/** The address of a wish: null takes a name out of it. A page or words from before do not outlive a changed wish. */
export function searchOfWish(wish: Wish): Record<FindKey, string | null> {
  const text = (list: readonly string[], between = ',') => (list.length > 0 ? list.join(between) : null);
  return {
    q: null,
    kind: text(wish.kinds),
    people: wish.people === null ? null : String(wish.people),
    with: text(wish.amenities, BETWEEN_NAMES),
    group: wish.group,
    place: text(wish.places),
    minutes: wish.minutes === null ? null : String(wish.minutes),
    days: text(wish.days),
    part: text(wish.parts),
    from: wish.from,
    to: wish.to,
    page: null,
  };
}

export const pageOfSearch = (search: FindSearch): number => countOf(search.page, 1, 1000) ?? 1;

/** Whether an address says anything that its words do not. */
export const saysNothing = (wish: Wish): boolean => JSON.stringify(wish) === JSON.stringify(NO_WISH);
