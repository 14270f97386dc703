import type { PriceRule, PriceListVersion } from './pricing.contract';
import { priceRule } from './pricing.contract';
import type { PriceBook } from './domain/price-terms';
import type { PriceWish } from './domain/price-wish';
import { quote, type Quote } from './domain/quote';
import type { CreditBucket } from '@/features/memberships/domain/credit-bucket';
import { instantOf } from '@/kernel/zone';
import type { DeskGroupId, FloorId, Id, ResourceId } from '@/kernel/ids';
import { localAtMinute } from '@/kernel/zone';

const uuid = (of: number, n: number) => `0000000${of}-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const placeId = (n: number): ResourceId => uuid(1, n) as ResourceId;
export const floorId = (n: number): FloorId => uuid(2, n) as FloorId;
export const groupId = (n: number): DeskGroupId => uuid(3, n) as DeskGroupId;
export const planId = (n: number): Id<'plan'> => uuid(4, n) as Id<'plan'>;
export const teamId = (n: number): Id<'team'> => uuid(5, n) as Id<'team'>;

type Conditions = Partial<PriceRule['conditions']>;
type Extra = Partial<Pick<PriceRule, 'name' | 'thenStop' | 'tax'>>;
type Draft = { when: Conditions; how: PriceRule['how']; effect: PriceRule['effect'] } & Extra;

const clock = (text: string): number => Number(text.split(':')[0]) * 60 + Number(text.split(':')[1] ?? 0);
/** "9-18" and "18:30-2" as a band. */
export const band = (text: string): { from: number; to: number } => {
  const [from = '', to = ''] = text.split('-');
  return { from: clock(from), to: clock(to) };
};
export const WEEKDAYS = [1, 2, 3, 4, 5];
export const WEEKEND = [6, 7];

type Per = Extract<PriceRule['effect'], { type: 'rate' }>['per'];
export const sets = (
  per: Per,
  amount: number,
  when: Conditions = {},
  extra: Extra & { halfDayMinutes?: number } = {},
): Draft => {
  const { halfDayMinutes = 240, ...rest } = extra;
  return { when, how: 'sets', effect: { type: 'rate', per, amount, halfDayMinutes }, ...rest };
};
export const block = (amount: number, time: string, when: Conditions = {}, extra: Extra = {}): Draft => ({
  when: { ...when, time: band(time) },
  how: 'sets',
  effect: { type: 'block', amount },
  ...extra,
});
type Tiers = Extract<PriceRule['effect'], { type: 'tiers' }>;
export const tiers = (
  as: Tiers['as'],
  over: Tiers['over'],
  steps: [number | null, number][],
  when: Conditions = {},
): Draft => ({
  when,
  how: 'sets',
  effect: {
    type: 'tiers',
    as,
    over,
    steps: steps.map(([hours, amount]) => ({ upToMinutes: hours === null ? null : hours * 60, amount })),
  },
});
export const percentOff = (percent: number, when: Conditions = {}, extra: Extra = {}): Draft => ({
  when,
  how: 'adjusts',
  effect: { type: 'percent', direction: 'off', percent },
  ...extra,
});
export const percentOn = (percent: number, when: Conditions = {}, extra: Extra = {}): Draft => ({
  when,
  how: 'adjusts',
  effect: { type: 'percent', direction: 'on', percent },
  ...extra,
});
type Amount = Extract<PriceRule['effect'], { type: 'amount' }>;
export const amountOf = (
  direction: Amount['direction'],
  per: Amount['per'],
  amount: number,
  when: Conditions = {},
): Draft => ({
  when,
  how: 'adjusts',
  effect: { type: 'amount', direction, per, amount },
});
export const cap = (
  per: Extract<PriceRule['effect'], { type: 'cap' }>['per'],
  amount: number,
  when: Conditions = {},
): Draft => ({
  when,
  how: 'caps',
  effect: { type: 'cap', per, amount },
});
export const minimum = (amount: number, when: Conditions = {}): Draft => ({
  when,
  how: 'adjusts',
  effect: { type: 'minimum', amount },
});
export const free = (how: 'sets' | 'adjusts', when: Conditions = {}, extra: Extra = {}): Draft => ({
  when,
  how,
  effect: { type: 'free' },
  ...extra,
});

/** A rule as the contract reads it; those of a list are numbered from 1. */
export const ruleOf = ({ when, ...rest }: Draft, number: number): PriceRule =>
  priceRule.parse({ ...rest, id: uuid(9, number), conditions: when });
export const listOf = (
  drafts: readonly Draft[],
  more: Partial<Omit<PriceListVersion, 'rules'>> = {},
): PriceListVersion => ({
  number: 1,
  effectiveFrom: '2026-01-01',
  otherwise: 'not_bookable',
  taxes: BOOK.taxes,
  cancellation: [],
  payment: BOOK.payment,
  ...more,
  rules: drafts.map((draft, at) => ruleOf(draft, at + 1)),
});

export const BOOK: PriceBook = {
  currency: 'EUR',
  versions: [],
  taxes: { mode: 'inclusive', categories: [], byKind: {}, otherwise: null },
  cancellation: [],
  payment: { nowPercent: 100, restDaysBefore: 0 },
};

export type Wanted = Partial<Omit<PriceWish, 'startsAt' | 'endsAt' | 'place' | 'who'>> &
  Partial<PriceWish['place']> &
  Partial<PriceWish['who']>;

/** "2026-06-02 9-12" in a zone; the end may name its own day: "2026-06-02 22 - 2026-06-03 6". */
export function wishOf(when: string, wanted: Wanted = {}): PriceWish {
  const timeZone = wanted.timeZone ?? 'Europe/Berlin';
  const long = /^(\S+) (\S+) - (\S+) (\S+)$/.exec(when);
  const short = /^(\S+) ([\d:]+)-([\d:]+)$/.exec(when);
  const [, fromDay = '', from = '', toDay = '', to = ''] = long ?? [
    '',
    short?.[1] ?? '',
    short?.[2] ?? '',
    short?.[1] ?? '',
    short?.[3] ?? '',
  ];
  const { resourceId = placeId(1), kind = 'meeting_room', groupIds = [], floorId: floor = floorId(1) } = wanted;
  const { role = 'visitor', planId: plan = null, teamId: team = null, taxExempt = false } = wanted;
  return {
    startsAt: instantOf(localAtMinute(fromDay, clock(from)), timeZone),
    endsAt: instantOf(localAtMinute(toDay, clock(to)), timeZone),
    timeZone,
    place: { resourceId, kind, groupIds, floorId: floor },
    who: { role, planId: plan, teamId: team, taxExempt },
    guests: wanted.guests ?? 0,
    recurring: wanted.recurring ?? false,
    fullness: wanted.fullness ?? null,
    ...(wanted.discount ? { discount: wanted.discount } : {}),
    ...(wanted.extras ? { extras: wanted.extras } : {}),
  };
}

/** Long before any date of the tables. */
export const EARLY = new Date('2026-01-01T00:00:00Z');

/** The quote, where there has to be one. */
export function quoteOf(wish: PriceWish, book: PriceBook, holdings: readonly CreditBucket[] = [], now = EARLY): Quote {
  const answer = quote(wish, book, holdings, now);
  if (answer.type !== 'quote') throw new Error(`No quote: ${answer.type}`);
  return answer.quote;
}
