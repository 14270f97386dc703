import type { OperatorTx } from '@/server/db/transactions';
import { changedPins, judgePins, notAccepted } from '../domain/price-pins';
import type { AcceptedPins } from '../pins.contract';
import type { PriceList } from '../pricing.contract';
import { pinsBroken } from '../pricing.errors';
import { getCurrency, listPricedPlaces } from '../sql/price-list-reads';
import { listPins, updateExpected } from '../sql/price-pins';

/**
 * Before a list counts: what it makes of the pinned prices is kept or was accepted, each with its very amount; what was accepted is expected from
 * then on. Under the lock of the prices, so that no pin comes in between.
 *
 * @throws DomainError `pricing.pins_broken`
 */
export async function keepPins(tx: OperatorTx, list: PriceList, accepted: AcceptedPins = []): Promise<void> {
  const pins = await listPins(tx);
  if (pins.length === 0) return;
  const judged = judgePins(pins, list, await getCurrency(tx), await listPricedPlaces(tx));
  const broken = notAccepted(judged, accepted);
  if (broken.length > 0) throw pinsBroken(broken);
  await updateExpected(
    tx,
    changedPins(judged).map(({ pin, amount }) => ({ pinId: pin.id, amount })),
  );
}
