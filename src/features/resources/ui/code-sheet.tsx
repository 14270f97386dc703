import { KIND_NAME } from '../domain/kind-names';
import type { ManagedResource } from '../resources.contract';
import { PrintButton } from './print-button';

export type DeskCode = Pick<ManagedResource, 'id' | 'name' | 'kind'> & {
  /** The dark squares as one SVG path, a unit each, and how many there are along a side. */
  readonly path: string;
  readonly side: number;
};

/** QR codes to print, cut and put on the desks: whoever scans one there checks in. */
export function CodeSheet({ spaceName, codes }: { spaceName: string; codes: readonly DeskCode[] }) {
  return (
    <>
      <div data-print="never" className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <div>
          <h2 className="text-xl">QR codes for check-in</h2>
          <p className="text-ink-muted text-sm">Print, cut, put one on each desk. Whoever scans it there checks in.</p>
        </div>
        <PrintButton />
      </div>
      <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 print:grid-cols-3 print:gap-2">
        {codes.map(({ id, name, kind, path, side }) => (
          <li
            key={id}
            // Paper is white, and so is the ground of a code in dark mode: a camera needs the contrast.
            className="border-line grid justify-items-center gap-2 rounded-lg border bg-white p-4 text-center break-inside-avoid text-black"
          >
            <svg
              viewBox={`-4 -4 ${side + 8} ${side + 8}`}
              role="img"
              aria-label={`Code for ${name}`}
              className="w-full max-w-40"
            >
              <path d={path} fill="#000" shapeRendering="crispEdges" />
            </svg>
            <p className="font-semibold break-words">{name}</p>
            <p className="text-sm">
              {KIND_NAME[kind]}, {spaceName}. Scan to check in.
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
