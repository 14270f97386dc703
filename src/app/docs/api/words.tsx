import type { ReactNode } from 'react';

/** Text in which `backticks` mark what is typed as it stands. */
export function Words({ children }: { children: string }): ReactNode {
  return children.split('`').map((part, place) =>
    place % 2 ? (
      <code key={place} className="bg-sunken rounded-sm px-1 py-0.5 font-mono text-[0.9em] break-words">
        {part}
      </code>
    ) : (
      part
    ),
  );
}

/** Lines to copy. The frame scrolls sideways by itself, so the keyboard must reach it (WCAG 2.1.1). */
export function CodeLines({ label, children }: { label: string; children: string }) {
  return (
    <pre
      role="region"
      aria-label={label}
      tabIndex={0}
      className="focus-ring bg-sunken border-line mt-2 overflow-x-auto rounded-md border p-3 font-mono text-sm leading-relaxed sm:p-4"
    >
      {children}
    </pre>
  );
}
