import { byKind, countOfKind } from '../domain/kind-words';
import type { ListedResource, ListedSpace } from '../spaces.contract';

type Props = { kinds: ListedSpace['kinds']; resources: readonly ListedResource[] };

/** What one can book, by kind, with how many it seats and who may. */
export function BookableKinds({ kinds, resources }: Props) {
  return (
    <ul className="divide-line border-line bg-surface divide-y rounded-lg border">
      {[...kinds].sort(byKind).map(({ kind, count }) => {
        const ofKind = resources.filter((resource) => resource.kind === kind);
        const open = ofKind.filter((resource) => resource.openToVisitors).length;
        const visitors =
          open === 0 ? 'for members' : open === ofKind.length ? 'open to visitors' : `${open} of them open to visitors`;
        const seats = ofKind.map((resource) => resource.capacity);
        const most = Math.max(1, ...seats);
        const least = Math.min(...(seats.length > 0 ? seats : [1]));
        return (
          <li key={kind} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 px-4 py-3">
            <span className="tabular font-medium">{countOfKind(kind, count)}</span>
            <span className="text-ink-muted tabular text-sm">
              {[most > 1 ? `for ${least === most ? most : `${least} to ${most}`} people` : '', visitors]
                .filter(Boolean)
                .join(', ')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
