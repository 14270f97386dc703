/** Where a text holds what Postgres cannot keep: a NUL, or half of a surrogate pair. Its path, such as `recurrence.rrule`, or null. */
export function findUnkeepable(value: unknown, path = ''): string | null {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed() ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    const found = findUnkeepable(part, path ? `${path}.${key}` : key);
    if (found !== null) return found;
  }
  return null;
}
