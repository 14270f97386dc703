const MOST = 60;

/** The address of an event from its title: "Café & Code #3" is cafe-code-3. A title without a single letter of ours is "event". */
export function slugOf(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return plain.slice(0, MOST).replace(/-$/, '') || 'event';
}

/** The first address of these that is not taken: the plain one, else with a number. */
export function freeSlug(title: string, taken: ReadonlySet<string>): string {
  const plain = slugOf(title);
  for (let number = 1; ; number++) {
    const slug = number === 1 ? plain : `${plain}-${number}`;
    if (!taken.has(slug)) return slug;
  }
}
