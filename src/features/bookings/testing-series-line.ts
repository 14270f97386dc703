import { expect } from 'vitest';
import type { ActingMember } from '@/kernel/acting-member';
import { newId, type ResourceId } from '@/kernel/ids';
import type { LocalDateTime } from '@/kernel/zone';
import { acceptOffer } from '@/features/waitlists/commands/accept-offer';
import { offerFreedTime } from '@/features/waitlists/commands/offer-freed-time';
import { leaveWaitlist } from '@/features/waitlists/commands/settle-entry';
import { SAID } from '@/features/waitlists/testing-wanted';
import { outcomeOf } from '@/testing/outcome-of';
import type { MadeSpace } from '@/testing/makers';
import { bookDeskWeekly } from './commands/book-desk-weekly';
import { bookSeriesInput } from './series.contract';
import { CODES } from './testing-series-steps';
import type { ModelDate, ModelState, seriesModel } from './testing-series-model';

type Model = ReturnType<typeof seriesModel>;
type Weekly = {
  readonly member: ActingMember;
  readonly desk: ResourceId;
  readonly first: LocalDateTime;
  readonly days: readonly number[];
  /** Null: without an end. */
  readonly count: number | null;
  /** Dates that are taken wait in line, to be booked or to be asked; else they are skipped. */
  readonly how?: 'fill' | 'offer';
};
/** What a walk came to: one in which nobody waits for what another has says nothing of the line. */
export const MET = { booked: 0, asked: 0, refused: 0, stoodBack: 0 };

/** Weekly series of one space, and the line of those who wait for dates of them: done, and held against the model. */
export function lineIn(space: MadeSpace, model: Model, clock: () => Date) {
  const { spaceId } = space;
  return {
    /** Books it, and answers all dates as the model has them then; null where it does not say. */
    weekly: async (state: ModelState, wish: Weekly): Promise<readonly ModelDate[] | null> => {
      const { member, desk, first, days, count, how } = wish;
      const rrule = `FREQ=WEEKLY;BYDAY=${days.map((day) => CODES[day - 1]).join()}${count ? `;COUNT=${count}` : ''}`;
      const made = model.weekly(first, days, count ?? 0);
      const wait = (localStart: LocalDateTime) => ({
        ...{ act: 'wait', localStart, fill: how === 'fill' },
        ...(how === 'offer' ? { offerMinutes: 30 } : {}),
      });
      const input = bookSeriesInput.parse({
        ...{ spaceId, resourceId: desk, localStart: first, durationMinutes: 90, rrule, onClash: 'skip' },
        ...{ decisions: how ? made.map(wait) : [], requestId: newId() },
      });
      const outcome = await outcomeOf(bookDeskWeekly(member, input, clock()));
      if (count === null) return outcome === null ? null : state.dates;
      const dates = made.map((local): ModelDate => {
        const slot = { desk, start: model.at(local), end: model.at(local) + 90 * 60_000 };
        const is = model.isFree(state, slot)
          ? ({ state: 'confirmed', how: null } as const)
          : ({ state: 'skipped', how: how ?? null } as const);
        return { ...{ id: 'new', part: null, orig: null, since: null, member: member.memberId }, ...slot, ...is };
      });
      const can = dates.some((date) => date.state === 'confirmed');
      expect(outcome).toBe(can ? null : 'series.nothing_free');
      return can ? [...state.dates, ...dates] : state.dates;
    },

    /** Goes along the line until nothing is free for anybody; all who are asked say yes, but for one. */
    serve: async (state: ModelState, members: readonly ActingMember[], saysNo: ActingMember) => {
      const takes = ({ member }: ModelDate) => member !== saysNo.memberId;
      const { dates, rounds, stoodBack } = model.healed(state, clock().getTime(), takes);
      for (const served of rounds) {
        expect(await offerFreedTime(space, clock())).toBe(served);
        let asked = 0;
        for (const member of members)
          for (const entryId of await SAID.offersOf(member)) {
            asked += 1;
            const answer = SAID.answer(member, entryId);
            if (member === saysNo) await leaveWaitlist(member, answer, clock());
            else await acceptOffer(member, answer, clock());
            if (member === saysNo) MET.refused += 1;
          }
        MET.asked += asked;
        MET.booked += served - asked;
      }
      MET.stoodBack += stoodBack;
      return dates;
    },
  };
}

/** Whoever wants a date anew stands behind all who were there; who wanted it before keeps their place. */
export function expectTurns(before: ModelState, after: ModelState): void {
  const was = new Map(before.dates.map(({ id, since }) => [id, since]));
  const last = Math.max(0, ...[...was.values()].map((since) => since ?? 0));
  for (const { id, since } of after.dates) {
    const stood = was.get(id) ?? null;
    if (since !== null && stood === null) expect(since).toBeGreaterThan(last);
    if (since !== null && stood !== null) expect(since).toBe(stood);
  }
}
