import { discardDraft } from '@/features/pricing/commands/discard-draft';
import { publishPriceList } from '@/features/pricing/commands/publish-price-list';
import { rollBack } from '@/features/pricing/commands/roll-back';
import { saveDraft } from '@/features/pricing/commands/save-draft';
import { priceList } from '@/features/pricing/pricing.contract';
import { readPriceLists } from '@/features/pricing/pricing.reads';
import type { BusyHouse, SentCommand } from './testing-busy-house';

const FREE = priceList.parse({ otherwise: 'free', rules: [] });
const LATER = '2099-01-01';

/** The draft of the house, whatever it was before. */
async function drafted(house: BusyHouse): Promise<string> {
  const before = (await readPriceLists(house.owner)).draft?.id ?? null;
  return (await saveDraft(house.owner, house.request({ list: FREE, draft: before }))).draft;
}

/** Prices from a day that no booking of the house reaches. */
export const PRICING_COMMANDS: readonly SentCommand[] = [
  {
    name: 'save-draft',
    make: async (house) => {
      const input = house.request({ list: FREE, draft: await drafted(house) });
      return (who) => saveDraft(who, input);
    },
  },
  {
    name: 'discard-draft',
    make: async (house) => {
      const input = house.request({ draft: await drafted(house) });
      return (who) => discardDraft(who, input);
    },
  },
  {
    name: 'publish-price-list',
    make: async (house) => {
      const input = house.request({ draft: await drafted(house), effectiveFrom: LATER });
      return (who) => publishPriceList(who, input);
    },
  },
  {
    name: 'roll-back',
    make: async (house) => {
      const draft = await drafted(house);
      const { version } = await publishPriceList(house.owner, house.request({ draft, effectiveFrom: LATER }));
      const input = house.request({ to: version, effectiveFrom: LATER });
      return (who) => rollBack(who, input);
    },
  },
];
