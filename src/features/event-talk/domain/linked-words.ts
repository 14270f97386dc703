/** A run of words, or an address in them that can be followed. */
export type WordsPart = { readonly text: string; readonly href: string | null };

/** Addresses of the web that are written out; what ends a sentence is no part of them. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"]+/gi;
const TRAILING = /[.,;:!?'"…)\]}]+$/;

/** Plain words with the addresses in them: no form, no script, no address but those of the web. */
export function linkedWords(words: string): readonly WordsPart[] {
  const parts: WordsPart[] = [];
  let from = 0;
  const say = (text: string) => (text === '' ? undefined : parts.push({ text, href: null }));
  for (const found of words.matchAll(ADDRESS)) {
    const text = withoutTrail(found[0]);
    if (!URL.canParse(text)) continue;
    say(words.slice(from, found.index));
    parts.push({ text, href: text });
    from = found.index + text.length;
  }
  say(words.slice(from));
  return parts;
}

/** A closing bracket belongs to the address where it opened one too. */
function withoutTrail(address: string): string {
  const trail = TRAILING.exec(address)?.[0] ?? '';
  const kept = trail.startsWith(')') && address.slice(0, -trail.length).includes('(') ? 1 : 0;
  return address.slice(0, address.length - trail.length + kept);
}
