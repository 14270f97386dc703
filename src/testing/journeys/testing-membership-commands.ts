import type { Id } from '@/kernel/ids';
import { buyPass } from '@/features/memberships/commands/buy-pass';
import { grantCredit } from '@/features/memberships/commands/grant-credit';
import { saveEarning } from '@/features/memberships/commands/save-earning';
import { savePass } from '@/features/memberships/commands/save-pass';
import { takeBackCredit } from '@/features/memberships/commands/take-back-credit';
import { grantCreditInput, savePassInput } from '@/features/memberships/memberships.contract';
import type { BusyHouse, SentCommand } from './testing-busy-house';

const pass = { name: 'Ten days', unit: 'half_days', amount: 20, price: 15000 };
const hours = (house: BusyHouse) => ({
  ...house.request({ memberId: house.owner.memberId, unit: 'minutes', amount: 60, name: 'An hour' }),
});

/** What somebody holds that no booking of the house uses. */
export const MEMBERSHIP_COMMANDS: readonly SentCommand[] = [
  {
    name: 'save-pass',
    make: async (house) => {
      const { passId } = await savePass(house.owner, savePassInput.parse(house.request({ pass })));
      const input = savePassInput.parse(house.request({ passId, pass: { ...pass, price: 14000 } }));
      return (who) => savePass(who, input);
    },
  },
  {
    name: 'save-earning',
    make: (house) => {
      const input = house.request({ earning: { unit: 'minutes' as const, amount: 30, validDays: null } });
      return Promise.resolve((who) => saveEarning(who, input));
    },
  },
  {
    name: 'buy-pass',
    make: async (house) => {
      const { passId } = await savePass(house.owner, savePassInput.parse(house.request({ pass })));
      const input = house.request({ passId: passId as Id<'pass'>, price: pass.price });
      return (who) => buyPass(who, input);
    },
  },
  {
    name: 'grant-credit',
    make: (house) => {
      const input = grantCreditInput.parse(hours(house));
      return Promise.resolve((who) => grantCredit(who, input));
    },
  },
  {
    name: 'take-back-credit',
    make: async (house) => {
      const { bucketId } = await grantCredit(house.owner, grantCreditInput.parse(hours(house)));
      const input = house.request({ bucketId: bucketId as Id<'credit_bucket'>, amount: 60, reason: 'A mistake' });
      return (who) => takeBackCredit(who, input);
    },
  },
];
