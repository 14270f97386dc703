import type { BookingId, SpaceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { TimeRange } from '@/kernel/time-range';
import { listHeldOfKind } from '@/features/occupancies/occupancies.service';
import type { OpeningRules } from '@/features/spaces/domain/opening-hours';
import type { OperatorTx } from '@/server/db/transactions';
import { asksFullness, datesOf, fullnessOf, heldAround } from './domain/fullness';
import type { PriceListVersion } from './pricing.contract';

type Place = {
  readonly kind: ResourceKind;
  readonly spaceId: SpaceId;
  readonly rules: { readonly timeZone: string };
  readonly spaceRules: OpeningRules;
};
type Wanted = { readonly facts: Place; readonly range: TimeRange };

const keyOf = ({ facts: { spaceId, kind, rules }, range }: Wanted): string =>
  [spaceId, kind, ...datesOf(range, rules.timeZone)].join(' ');

/** How full spaces are, as one act sees it: read once, whatever the act takes or gives up meanwhile. */
export function fullnessIn(tx: OperatorTx, versions: readonly PriceListVersion[]) {
  const known = new Map<string, number>();
  const isAsked = ({ facts, range }: Wanted) => asksFullness(versions, range, facts.rules.timeZone);

  const readFullnessFor = async (wanted: readonly Wanted[], leaving: readonly BookingId[] = []): Promise<void> => {
    const unread = new Map(
      wanted
        .filter((one) => isAsked(one) && !known.has(keyOf(one)))
        .map(({ facts, range }) => [keyOf({ facts, range }), { facts, range }]),
    );
    // Nearly always one: an act keeps to a space.
    for (const spaceId of new Set([...unread.values()].map(({ facts }) => facts.spaceId))) {
      const asked = [...unread].filter(([, { facts }]) => facts.spaceId === spaceId);
      const datesAsked = asked.map(([, { facts, range }]) => datesOf(range, facts.rules.timeZone));
      const stretches = asked.map(([, { facts }], ask) => ({
        ...{ ask, kind: facts.kind },
        ...heldAround(datesAsked[ask] ?? [], facts.rules.timeZone),
      }));
      const found = await listHeldOfKind(tx, spaceId, stretches, leaving);
      for (const [ask, [key, { facts }]] of asked.entries()) {
        const places = found.filter((one) => one.ask === ask);
        known.set(key, fullnessOf(places, facts.spaceRules, datesAsked[ask] ?? []));
      }
    }
  };

  /** Null where the list does not ask. */
  const fullnessFor = (wanted: Wanted): number | null => {
    if (!isAsked(wanted)) return null;
    const found = known.get(keyOf(wanted));
    if (found === undefined) throw new Error('Whoever asks for a price reads how full the space is first.');
    return found;
  };
  return { readFullnessFor, fullnessFor };
}
