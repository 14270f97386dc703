/** A name as a wall may show it: "Ana R." of "Ana Reis". */
export function publicName(displayName: string): string {
  const [first = '', ...rest] = displayName.trim().split(/\s+/);
  const last = rest.at(-1);
  const initial = last && [...last][0];
  return initial ? `${first} ${initial.toUpperCase()}.` : first;
}
