type Told = {
  part?: unknown;
  holder?: unknown;
  wanting?: unknown;
  kind?: unknown;
  startsAt?: unknown;
  endsAt?: unknown;
};

const text = (value: unknown, standard: string) => (typeof value === 'string' && value !== '' ? value : standard);

/** One line for each clash of parts: where, when, who has it and who should get it too. Times by the space's clock. */
export function clashLines(clashes: unknown, timeZone: string, locale: string): string[] {
  if (!Array.isArray(clashes)) return [];
  const at = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  });
  return (clashes as Told[]).flatMap(({ part, holder, wanting, kind, startsAt, endsAt }) => {
    if (typeof startsAt !== 'string' || typeof endsAt !== 'string') return [];
    const who = text(holder, kind === 'closure' ? 'a closure' : 'somebody');
    const when = at.formatRange(new Date(startsAt), new Date(endsAt));
    return [`${text(part, 'A part')}, ${when}: ${who} has it, and ${text(wanting, 'somebody')} would get it too`];
  });
}
