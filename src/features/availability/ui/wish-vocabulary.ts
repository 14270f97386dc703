import type { ResourceKind } from '@/kernel/resource-kind';

/** What a space has that can be named in a wish. */
export type WishVocabulary = {
  readonly resources: readonly { readonly id: string; readonly name: string }[];
  readonly groups: readonly string[];
  readonly amenities: readonly string[];
};

/** How people call the kinds. The first is how we write it ourselves. */
const KIND_NAMES: Readonly<Record<ResourceKind, readonly string[]>> = {
  desk: ['desk', 'hot desk', 'hotdesk', 'flex desk', 'fixed desk', 'workplace', 'workspace', 'workstation', 'seat'],
  meeting_room: ['meeting room', 'room', 'meeting', 'conference room', 'boardroom'],
  private_office: ['private office', 'office'],
  phone_booth: ['phone booth', 'booth', 'call booth', 'phone box', 'phone room'],
  event_space: ['event space', 'event room', 'venue', 'hall'],
  parking: ['parking', 'parking space', 'parking spot', 'parking place', 'car park', 'car space'],
};
export const kindInWish = (kind: ResourceKind): string => KIND_NAMES[kind][0] ?? kind;

const OTHER_WORDS: Readonly<Record<string, string>> = {
  tv: 'screen',
  television: 'screen',
  monitor: 'screen',
  display: 'screen',
  projector: 'screen',
  beamer: 'screen',
  flipchart: 'whiteboard',
  soundproofed: 'soundproof',
};

/** Words as they are compared: no capitals, no accents, no hyphens, no plural. */
export const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/['’-]/g, '')
    .split(/\s+/)
    .filter(Boolean)
    .map(singular)
    .join(' ');

const singular = (word: string): string => (word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word);

const KINDS = new Map<string, ResourceKind>(
  (Object.entries(KIND_NAMES) as [ResourceKind, readonly string[]][]).flatMap(([kind, names]) =>
    names.map((name) => [plainWords(name), kind]),
  ),
);
const NOUNS = new Set([...KINDS.keys()].filter((name) => !name.includes(' ')));

/** Reads the names of what a space has, from words that went through `plainWords`: by tables, not name by name. */
export function readerOf(vocabulary: WishVocabulary) {
  const places = new Map(vocabulary.resources.map(({ id, name }) => [plainWords(name), id]));
  const groups = new Map<string, string>();
  for (const name of vocabulary.groups) {
    const head = headOf(plainWords(name));
    // "Quiet desk" means the quiet room's desks, where no other group begins so.
    if (head) groups.set(head, groups.has(head) ? '' : name);
  }
  for (const name of vocabulary.groups) groups.set(plainWords(name), name);
  const amenities = amenityTable(vocabulary.amenities);
  return {
    kind: (plain: string): ResourceKind | null => KINDS.get(plain) ?? null,
    place: (plain: string): string | null => places.get(plain) ?? null,
    group: (plain: string): string | null => groups.get(plain) || groups.get(headOf(plain, 1)) || null,
    amenity: (plain: string): string | null => amenities.get(plain) ?? amenities.get(OTHER_WORDS[plain] ?? '') ?? null,
  };
}

/** "quiet" of "quiet room" and of "quiet": what stands before the noun; '' where there is nothing, or too much behind it. */
function headOf(plain: string, mostNouns = Infinity): string {
  const words = plain.split(' ');
  const from = words.findIndex((word) => NOUNS.has(word));
  if (from < 0) return words.length === 1 ? plain : '';
  const nouns = words.slice(from);
  return nouns.every((word) => NOUNS.has(word)) && nouns.length <= mostNouns ? words.slice(0, from).join(' ') : '';
}

/** "Screen" finds "Large screen", unless there is a "Screen": a name by any stretch of its words, the whole name and the shorter one first. */
function amenityTable(names: readonly string[]): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  const byLength = [...names].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  for (const name of byLength) if (!table.has(plainWords(name))) table.set(plainWords(name), name);
  for (const name of byLength) {
    const words = plainWords(name).split(' ');
    for (let from = 0; from < words.length; from++)
      for (let to = from + 1; to <= words.length; to++) {
        const part = words.slice(from, to).join(' ');
        if (part.length >= 3 && !table.has(part)) table.set(part, name);
      }
  }
  return table;
}
