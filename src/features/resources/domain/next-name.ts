const LONGEST = 80;

/** What a copy is called: the next number that nobody has ("Desk 4", "Desk 25"), or the name with a 2. `taken` may be in any case. */
export function nextName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((each) => each.toLowerCase()));
  const [, stem = name, digits] = /^(.*?)(\d{1,6})$/s.exec(name) ?? [];
  const first = digits ? Number(digits) + 1 : 2;
  const before = digits ? stem : `${stem.trimEnd()} `;
  for (let number = first; ; number++) {
    const ending = String(number).padStart(digits?.startsWith('0') ? digits.length : 1, '0');
    const next = before.slice(0, LONGEST - ending.length) + ending;
    if (!used.has(next.toLowerCase())) return next;
  }
}
