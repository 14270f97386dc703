import { cancelMembership } from '@/features/plans/commands/cancel-membership';
import { changePlan } from '@/features/plans/commands/change-plan';
import { joinPlan } from '@/features/plans/commands/join-plan';
import { pauseMembership } from '@/features/plans/commands/pause-membership';
import { retirePlan } from '@/features/plans/commands/retire-plan';
import { savePlan } from '@/features/plans/commands/save-plan';
import { undoMembership } from '@/features/plans/commands/undo-membership';
import { savePlanInput } from '@/features/plans/plans.contract';
import { readPlans } from '@/features/plans/plans.reads';
import { addDays } from '@/kernel/zone';
import { makeMember } from '../makers';
import type { BusyHouse, SentCommand } from './testing-busy-house';

const wished = (house: BusyHouse, price: number) =>
  savePlanInput.parse(house.request({ name: 'Flex', terms: { price, every: 'month' } }));
const today = async (house: BusyHouse) => (await readPlans(house.owner)).today;

async function joining(house: BusyHouse) {
  const { planId, version } = await savePlan(house.owner, wished(house, 12900));
  const { memberId } = await makeMember(house.space);
  const startsOn = addDays(await today(house), 3);
  return house.request({ planId, version, memberId, startsOn });
}
const joined = async (house: BusyHouse) => joinPlan(house.owner, await joining(house));

/** Plans, and members of the house who are on none until then. */
export const PLAN_COMMANDS: readonly SentCommand[] = [
  {
    name: 'save-plan',
    make: async (house) => {
      const { planId } = await savePlan(house.owner, wished(house, 12900));
      const terms = { price: 13900, every: 'month' };
      const wish = house.request({ planId, name: 'Flex', terms, seen: 1, moves: 'everybody' });
      return (who) => savePlan(who, savePlanInput.parse(wish));
    },
  },
  {
    name: 'retire-plan',
    make: async (house) => {
      const { planId } = await savePlan(house.owner, wished(house, 12900));
      const input = house.request({ planId, retired: true });
      return (who) => retirePlan(who, input);
    },
  },
  {
    name: 'join-plan',
    make: async (house) => {
      const input = await joining(house);
      return (who) => joinPlan(who, input);
    },
  },
  {
    name: 'change-plan',
    make: async (house) => {
      const { membershipId } = await joined(house);
      const { planId, version } = await savePlan(house.owner, wished(house, 25900));
      const input = house.request({ membershipId, planId, version, when: 'next_period' as const, difference: 0 });
      return (who) => changePlan(who, input);
    },
  },
  {
    name: 'pause-membership',
    make: async (house) => {
      const { membershipId } = await joined(house);
      const from = addDays(await today(house), 40);
      const input = house.request({ membershipId, from, to: addDays(from, 6) });
      return (who) => pauseMembership(who, input);
    },
  },
  {
    name: 'cancel-membership',
    make: async (house) => {
      const { membershipId } = await joined(house);
      const input = house.request({ membershipId, lastOn: addDays(await today(house), 50) });
      return (who) => cancelMembership(who, input);
    },
  },
  {
    name: 'undo-membership',
    make: async (house) => {
      const { membershipId } = await joined(house);
      const input = house.request({ membershipId, what: 'join' as const });
      return (who) => undoMembership(who, input);
    },
  },
];
