'use client';
import { Checkbox } from '@/ui/checkbox';
import type { ChangedPin } from '../domain/price-pins';
import { changeInWords, pinnedInWords } from './price-pins';

type Props = {
  changed: readonly ChangedPin[];
  accepted: ReadonlySet<string>;
  onAccept: (pinId: string, accepted: boolean) => void;
  /** Said once somebody tried to go on without. */
  missing: boolean;
  currency: string;
  today: string;
  locale: string;
};

/** The pinned prices that a list would change: each is to be accepted before it counts. */
export function AcceptPins({ changed, accepted, onAccept, missing, ...words }: Props) {
  if (changed.length === 0) return null;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium">
        {changed.length === 1 ? 'A pinned price changes' : `${changed.length} pinned prices change`}
      </legend>
      {changed.map((one) => (
        <Checkbox
          key={one.pin.id}
          checked={accepted.has(one.pin.id)}
          onCheckedChange={(yes) => onAccept(one.pin.id, yes)}
          label={`${one.place.name}, ${pinnedInWords(one.pin, words)}`}
          description={`It ${changeInWords(one, words)}.`}
        />
      ))}
      {missing ? (
        <p role="alert" className="text-danger text-sm">
          Accept each of them, or change the draft: what is pinned does not change by itself.
        </p>
      ) : null}
    </fieldset>
  );
}
