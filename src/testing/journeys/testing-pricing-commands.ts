import { exemptMember } from '@/features/pricing/commands/exempt-member';
import { exemptInput } from '@/features/pricing/exemptions.contract';
import { newId } from '@/kernel/ids';
import { discardDraft } from '@/features/pricing/commands/discard-draft';
import { pinPrice } from '@/features/pricing/commands/pin-price';
import { publishPriceList } from '@/features/pricing/commands/publish-price-list';
import { rollBack } from '@/features/pricing/commands/roll-back';
import { saveCode } from '@/features/pricing/commands/save-code';
import { saveExtra } from '@/features/pricing/commands/save-extra';
import { saveDraft } from '@/features/pricing/commands/save-draft';
import { unpinPrice } from '@/features/pricing/commands/unpin-price';
import { saveCodeInput } from '@/features/pricing/codes.contract';
import { saveExtraInput } from '@/features/pricing/extras.contract';
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

const PINNED = {
  wish: { date: '2099-01-05', from: '09:00', to: '10:00', role: 'member' as const, guests: 0, recurring: false },
  ...{ asOf: '2026-06-01T06:00:00.000Z', expected: 0 },
};

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
  {
    name: 'save-code',
    make: async (house) => {
      // A house has each word once.
      const terms = { code: newId().slice(-12), off: { type: 'percent', percent: 10 } };
      const { codeId } = await saveCode(house.owner, saveCodeInput.parse(house.request({ terms })));
      const input = saveCodeInput.parse(house.request({ codeId, terms: { ...terms, limitEach: 1 } }));
      return (who) => saveCode(who, input);
    },
  },
  {
    name: 'save-extra',
    make: async (house) => {
      const terms = { name: 'Lunch', per: 'booking', price: 1200 };
      const { extraId } = await saveExtra(house.owner, saveExtraInput.parse(house.request({ terms })));
      const input = saveExtraInput.parse(house.request({ extraId, terms: { ...terms, price: 1300 } }));
      return (who) => saveExtra(who, input);
    },
  },
  {
    name: 'exempt-member',
    make: (house) => {
      const input = exemptInput.parse(
        house.request({
          memberId: house.ana.memberId,
          exemption: { exempt: true, reason: 'Charity', from: '2099-01-01' },
        }),
      );
      return Promise.resolve((who) => exemptMember(who, input));
    },
  },
  {
    name: 'pin-price',
    make: (house) => {
      const input = house.request({ ...PINNED, resourceId: house.room });
      return Promise.resolve((who) => pinPrice(who, input));
    },
  },
  {
    name: 'unpin-price',
    make: async (house) => {
      const { pinId } = await pinPrice(house.owner, house.request({ ...PINNED, resourceId: house.room }));
      const input = house.request({ pinId });
      return (who) => unpinPrice(who, input);
    },
  },
];
