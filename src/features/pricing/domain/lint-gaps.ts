import { ROLES } from '@/kernel/acting-member';
import type { ResourceId } from '@/kernel/ids';
import type { PriceConditions, PriceListVersion, PriceRule } from '../pricing.contract';
import { alikePlaces, daysThatDiffer, countsOn, type Place } from './compare-rules';
import type { Finding } from './lint-findings';
import { unmetByWish } from './match-rule';
import type { PriceWish } from './price-wish';
import type { LintWorld } from './lint-world';
import { bothOf, freeOf, merged, weekMinutesOf, type WeekMinutes } from './week-minutes';

type Profile = Pick<PriceWish, 'guests' | 'recurring' | 'fullness'> & {
  readonly role: PriceWish['who']['role'];
  readonly minutes: number;
  readonly lead: number;
};

/** Opening times at which somebody would find no price: a rule for some people, lengths or numbers of guests leaves all others without. */
export function gapsIn(list: PriceListVersion, { places, timeZone, openOf }: LintWorld): Finding[] {
  const setting = list.rules.filter(({ how }) => how === 'sets');
  const profiles = profilesOf(setting.map(({ conditions }) => conditions));
  return alikePlaces(list, places).flatMap((alike) => {
    const [place] = alike;
    if (!place) return [];
    const forProfile = profiles.map((profile) => setting.filter((rule) => fits(rule, place, profile, timeZone)));
    return daysThatDiffer(list).flatMap((date): Finding[] => {
      const free = forProfile.flatMap((rules) =>
        freeOf(rules.filter((rule) => countsOn(rule, date)).flatMap(({ conditions }) => weekMinutesOf(conditions))),
      );
      return [...withGaps(alike, merged(free), openOf)].map(([, { resourceIds, times }]) => ({
        ...{ type: 'gap', resourceIds, date, times },
      }));
    });
  });
}

/** Which of some places are open while nothing sets a price, by when that is. */
function withGaps(places: readonly Place[], free: WeekMinutes, openOf: LintWorld['openOf']) {
  const found = new Map<string, { resourceIds: ResourceId[]; times: WeekMinutes }>();
  for (const { resourceId } of places) {
    const times = openOf ? bothOf(free, openOf(resourceId)) : free;
    if (times.length === 0) continue;
    const key = times.join();
    const so = found.get(key) ?? { resourceIds: [], times };
    found.set(key, { ...so, resourceIds: [...so.resourceIds, resourceId] });
  }
  return found;
}

const NOON = new Date('2026-06-01T12:00:00Z');
const after = (minutes: number): Date => new Date(NOON.getTime() + minutes * 60_000);

function fits({ conditions }: PriceRule, place: Place, profile: Profile, timeZone: string): boolean {
  const { role, minutes, lead, ...rest } = profile;
  const who = { role, planId: null, teamId: null, taxExempt: false };
  return (
    unmetByWish(conditions, { startsAt: NOON, endsAt: after(minutes), timeZone, place, who, ...rest }, after(-lead)) ===
    null
  );
}

const MOST_PROFILES = 2000;

/** Everybody whom the rules may tell apart, without a plan and in no team: at, under and over each of their limits. */
function profilesOf(all: readonly PriceConditions[]): Profile[] {
  const around = (key: 'length' | 'lead' | 'guests' | 'fullness', usual: number): number[] => {
    const limits = all.flatMap((one) => (one[key] ? [one[key].from, one[key].to] : [])).filter((one) => one !== null);
    return [...new Set([usual, ...limits.flatMap((limit) => [limit - 1, limit, limit + 1])])].filter((one) => one >= 0);
  };
  const roles = all.some((one) => one.roles.length > 0) ? ROLES : (['visitor'] as const);
  const recurring = all.some((one) => one.recurring !== null) ? [false, true] : [false];
  const fullness = all.some((one) => one.fullness) ? [null, ...around('fullness', 50)] : [null];
  let profiles: Profile[] = roles.map((role) => ({
    role,
    minutes: 60,
    lead: 1440,
    guests: 0,
    recurring: false,
    fullness: null,
  }));
  const by = <K extends keyof Profile>(key: K, values: readonly Profile[K][]) => {
    profiles = profiles.flatMap((one) => values.map((value) => ({ ...one, [key]: value }))).slice(0, MOST_PROFILES);
  };
  by(
    'minutes',
    around('length', 60).filter((one) => one > 0),
  );
  by('lead', around('lead', 1440));
  by('guests', around('guests', 0));
  by('recurring', recurring);
  by('fullness', fullness);
  return profiles;
}
