type Props = { changes: readonly { localStart: string }[]; named: (date: string) => string };

/** The dates before which clocks change. */
export function ClockNote({ changes, named }: Props) {
  if (changes.length === 0) return null;
  const dates = changes.map((change) => named(change.localStart.slice(0, 10))).join(' and ');
  return <p className="text-ink-faint text-sm">Clocks change before {dates}. The time on the wall stays the same.</p>;
}
