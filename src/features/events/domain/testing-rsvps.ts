import type { DateState, Rsvp } from './rsvp-state';
import { decideRsvp, isEndOfLine, type RsvpAction, type RsvpDecision } from './decide-rsvp';
import { settleLine, type RsvpChange } from './settle-line';

export const at = (time: string): Date => new Date(`2026-12-01T${time}:00Z`);

const goingOf = (rsvps: readonly Rsvp[]): number =>
  rsvps.reduce((sum, one) => sum + (one.status === 'going' ? one.party : 0), 0);

/** Kinds of places: so many of each. */
export const quotas = (all: Readonly<Record<string, number | null>>): DateState['tickets'] =>
  Object.entries(all).map(([typeId, places]) => ({ typeId, places, going: 0 }));

/** A date on 1 December 2026 from 18:00 to 20:00 UTC with these answers. */
export function testingDate(rsvps: readonly Rsvp[], rest: Partial<DateState> = {}): DateState {
  return {
    ...{ capacity: 2, offerMinutes: 60, approval: false, guestsEach: 3, opensAt: null, stands: true },
    ...{ closesAt: at('18:00'), startsAt: at('18:00'), endsAt: at('20:00') },
    ...rest,
    tickets: (rest.tickets ?? []).map((quota) => ({
      ...quota,
      going: goingOf(rsvps.filter(({ typeId }) => typeId === quota.typeId)),
    })),
    going: goingOf(rsvps),
    line: rsvps.filter(({ status }) => status === 'waiting' || status === 'offered'),
  };
}

export const rsvp = (id: string, status: Rsvp['status'], rest: Partial<Rsvp> = {}): Rsvp => ({
  ...{ id, status, party: 1, how: null, linePlace: null, offerExpiresAt: null, checkedInAt: null, typeId: null },
  ...rest,
});

/** A date with its answers, as the database would keep them: what a decision says is written and nothing else. */
export class TestingDoor {
  private rows = new Map<string, Rsvp>();
  constructor(public rest: Partial<DateState>) {}

  all = (): Rsvp[] => [...this.rows.values()];
  get = (id: string): Rsvp | null => this.rows.get(id) ?? null;
  date = (): DateState => testingDate(this.all(), this.rest);

  act(id: string, action: RsvpAction, now: Date): RsvpDecision {
    const own = this.get(id);
    const decision = decideRsvp(this.date(), { id, own }, action, now);
    if (!decision.ok) return decision;
    const { own: next } = decision;
    if (next) {
      const checkedInAt = next.checkedIn === 'now' ? now : next.checkedIn ? null : (own?.checkedInAt ?? null);
      const { status, how, party, offerExpiresAt } = next;
      const linePlace = isEndOfLine(next.linePlace) ? this.endOfLine() : next.linePlace;
      const typeId = next.typeId ?? own?.typeId ?? null;
      this.rows.set(id, { id, status, how, party, offerExpiresAt, linePlace, checkedInAt, typeId });
    }
    this.write(decision.line);
    return decision;
  }

  settle(now: Date): void {
    this.write(settleLine(this.date(), now).changes);
  }

  private endOfLine = () => Math.max(0, ...this.all().map(({ linePlace }) => linePlace ?? 0)) + 1;

  private write(changes: readonly RsvpChange[]): void {
    for (const change of changes) {
      const row = this.rows.get(change.id);
      if (!row) throw new Error(`the line changed ${change.id}, whom nobody knows`);
      this.rows.set(change.id, { ...row, ...change });
    }
  }
}
