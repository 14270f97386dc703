import type { Reason } from '../domain/trace-words';

/** Why a part of a booking costs what it does; what was looked at and did not count is folded. */
export function PriceReasons({ reasons }: { reasons: readonly Reason[] }) {
  const [counted, others] = [reasons.filter((one) => one.counted), reasons.filter((one) => !one.counted)];
  const listed = (all: readonly Reason[]) => (
    <ul className="grid gap-0.5">
      {all.map(({ words }) => (
        <li key={words}>{words}</li>
      ))}
    </ul>
  );
  return (
    <>
      {listed(counted)}
      {others.length > 0 ? (
        <details className="text-ink-muted">
          <summary className="min-h-6 cursor-pointer underline-offset-4 hover:underline">
            {others.length === 1 ? '1 line did not count' : `${others.length} lines did not count`}
          </summary>
          {listed(others)}
        </details>
      ) : null}
    </>
  );
}
