import type { ResourceId } from '@/kernel/ids';
import { overlaps } from '@/kernel/time-range';
import { chosenSoFar, type ChosenSoFar } from './chosen-so-far';
import { collide, heldPicture } from './held-picture';
import { openLookup } from './open-lookup';
import {
  bookedDay,
  byRank,
  proposeAgain,
  proposeNear,
  proposeOtherDays,
  proposeOtherTime,
  proposeSameTime,
  type BookedDay,
  type Proposal,
  type Setting,
} from './find-proposals';
import type { PlanningFacts, TouchedBooking } from './planning-facts';

/** One touched booking with what could become of it. What has begun runs out as it is: nothing is proposed. */
export type PlannedRow = {
  readonly booking: TouchedBooking;
  /** What the plan does with it by itself; null: nothing will do, so it is cancelled unless the owner finds a way. */
  readonly proposed: Proposal | null;
  /** The proposal and what could be chosen in its place, best first. None of them is held by anybody now. */
  readonly options: readonly Proposal[];
};

const MOST_PLACES = 6;
const MOST_TIMES = 3;
/** With fewer than so many ways, other places at other times are looked at, and then the days around. */
const FEW_OPTIONS = 4;

/**
 * "Close it: what becomes of each booking?" Gives every touched booking the best place or time that is left, best first over all of them, so that
 * no two are proposed the same. Where somebody is left without, one who has another choice makes room.
 */
export function planMoves(facts: PlanningFacts): PlannedRow[] {
  const rows = inOrder(facts.touched);
  const desk = planningDesk(facts);
  const open = rows.filter((booking) => !booking.begun);
  assignAll(desk, open);
  for (const booking of open) makeRoom(desk, booking);
  return rows.map((booking) => {
    if (booking.begun) return { booking, proposed: null, options: [] };
    const proposed = desk.chosen.get(booking.id) ?? null;
    return { booking, proposed, options: optionsFor(desk.setting, booking, proposed) };
  });
}

const inOrder = (touched: readonly TouchedBooking[]): TouchedBooking[] =>
  [...touched].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime() || (a.id < b.id ? -1 : 1));

type PlanningDesk = ReturnType<typeof planningDesk>;

/** Where proposals are put in and taken back while the plan is being made. */
function planningDesk(facts: PlanningFacts) {
  const chosen = chosenSoFar(facts);
  const setting = settingOf(facts, chosen);
  return {
    setting,
    chosen,
    touchedAs: new Map<string, TouchedBooking>(facts.touched.map((booking) => [booking.id, booking])),
    choose: (booking: TouchedBooking, proposal: Proposal): void => {
      chosen.put(booking, proposal);
      setting.picture.propose(proposal.claims, booking.id);
    },
    giveUp: (booking: TouchedBooking): void => {
      const proposal = chosen.get(booking.id);
      if (!proposal) return;
      chosen.takeBack(booking, proposal);
      setting.picture.takeBack(proposal.claims, booking.id);
    },
  };
}

/** The facts with everything that is looked up often; `chosen` are the proposals so far. */
export function settingOf(facts: PlanningFacts, chosen: ChosenSoFar = chosenSoFar(facts)): Setting {
  const held = facts.held.map(({ leafId, startsAt, endsAt, holder }) => ({ leafId, startsAt, endsAt, holder }));
  const days = new Map<TouchedBooking, BookedDay>();
  return {
    ...facts,
    placeOf: new Map(facts.places.map((place) => [place.id, place])),
    picture: heldPicture(held),
    open: openLookup(facts.after.hoursOf),
    dayOf: (booking) => {
      const known = days.get(booking) ?? bookedDay(booking, facts.after.timeZone);
      days.set(booking, known);
      return known;
    },
    isElsewhere: chosen.isElsewhere,
    favoured: ({ seriesId }, place) => (seriesId && chosen.goesTo(seriesId, place) ? FAVOUR : 0),
  };
}

/** A desk that another date of the series goes to may be this much stranger. */
const FAVOUR = 30;

/**
 * The best for a booking as things stand, kind after kind: a like place at the same time is better than any other time, and so on. Places once ranked
 * are only asked again whether they are free, and ranked again where another date of the series has gone.
 */
function bestSoFar(setting: Setting) {
  const ranked = new Map<TouchedBooking, readonly Proposal[]>();
  return {
    favour: (booking: TouchedBooking, place: ResourceId): void => {
      const known = ranked.get(booking);
      if (!known?.some(({ resourceId }) => resourceId === place)) return;
      const again = (one: Proposal) => (one.resourceId === place ? (proposeAgain(setting, booking, one) ?? []) : one);
      ranked.set(booking, known.flatMap(again).sort(byRank));
    },
    find: (booking: TouchedBooking): Proposal | null => {
      const known = ranked.get(booking) ?? proposeSameTime(setting, booking).filter(({ byItself }) => byItself);
      const first = known.findIndex(({ claims }) => setting.picture.isFree(claims, booking.id));
      ranked.set(booking, first < 0 ? [] : known.slice(first));
      if (first >= 0) return known[first] ?? null;
      const byItself = (one: Proposal) => one.byItself;
      return proposeOtherTime(setting, booking).find(byItself) ?? proposeNear(setting, booking).find(byItself) ?? null;
    },
  };
}

/** Best first over all rows; only those whose best was just taken think again, and the other dates of its series where it found a place that is new to them. */
function assignAll({ setting, choose }: PlanningDesk, rows: readonly TouchedBooking[]): void {
  const look = bestSoFar(setting);
  const best = new Map(rows.map((booking) => [booking, look.find(booking)]));
  for (let next = bestOf(best); next; next = bestOf(best)) {
    const [taken, proposal] = next;
    best.delete(taken);
    // A place that another date of the series goes to already is favoured already.
    const isNew = setting.favoured(taken, proposal.resourceId) === 0;
    choose(taken, proposal);
    for (const [booking, other] of best) {
      const ofSeries = isNew && booking.seriesId !== null && booking.seriesId === taken.seriesId;
      if (ofSeries) look.favour(booking, proposal.resourceId);
      // What is taken leaves less to choose from: whoever had nothing has nothing still, and a best that can still be had is the best.
      const isTheirs = other !== null && booking.memberId === taken.memberId && other.shiftMinutes !== 0;
      if (ofSeries || (isTheirs && overlaps(other, proposal)) || (other && collide(other.claims, proposal.claims)))
        best.set(booking, look.find(booking));
    }
  }
}

function bestOf(best: ReadonlyMap<TouchedBooking, Proposal | null>): readonly [TouchedBooking, Proposal] | null {
  let found: readonly [TouchedBooking, Proposal] | null = null;
  for (const [booking, proposal] of best)
    if (proposal && (!found || proposal.rank < found[1].rank)) found = [booking, proposal];
  return found;
}

/** Who would be left without a place at their own time takes that of one who has another as good a kind of choice. */
function makeRoom(desk: PlanningDesk, booking: TouchedBooking): void {
  const { setting, chosen, touchedAs } = desk;
  if (chosen.get(booking.id)?.kind === 'like_place') return;
  for (const wanted of sameTimeThroughProposals(setting, booking)) {
    const holder = setting.picture.onlyProposalOver(wanted.claims, booking.id);
    const other = holder === null ? undefined : touchedAs.get(holder);
    const theirs = other && chosen.get(other.id);
    if (!other || theirs?.kind !== 'like_place') continue;
    const mine = chosen.get(booking.id);
    desk.giveUp(booking);
    desk.giveUp(other);
    desk.choose(booking, wanted);
    const instead = proposeSameTime(setting, other).find(({ byItself }) => byItself);
    if (instead) return desk.choose(other, instead);
    desk.giveUp(booking);
    desk.choose(other, theirs);
    if (mine) desk.choose(booking, mine);
  }
}

/** Like places at the same time that would do but for proposals made to others. */
function sameTimeThroughProposals(setting: Setting, booking: TouchedBooking): Proposal[] {
  const blind: Setting = {
    ...setting,
    picture: { ...setting.picture, isFree: (claims, self) => setting.picture.onlyProposalOver(claims, self) !== null },
  };
  return proposeSameTime(blind, booking).filter(({ byItself }) => byItself);
}

/** What the owner may choose from: free as the plan stands. Two rows may offer the same; whoever chooses it first has it. */
function optionsFor(setting: Setting, booking: TouchedBooking, proposed: Proposal | null): Proposal[] {
  const found = [
    ...proposeSameTime(setting, booking).slice(0, MOST_PLACES),
    ...proposeOtherTime(setting, booking).slice(0, MOST_TIMES),
  ];
  if (found.length < FEW_OPTIONS) found.push(...proposeNear(setting, booking).slice(0, FEW_OPTIONS));
  if (found.length < FEW_OPTIONS) found.push(...proposeOtherDays(setting, booking).slice(0, FEW_OPTIONS));
  const rest = found.filter((one) => !proposed || !isSame(one, proposed));
  return [...(proposed ? [proposed] : []), ...rest];
}

const isSame = (a: Proposal, b: Proposal): boolean =>
  a.resourceId === b.resourceId && a.startsAt.getTime() === b.startsAt.getTime();
