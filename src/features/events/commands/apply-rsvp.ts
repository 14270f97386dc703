import { newId, type EventDateId, type MemberId, type PersonId, type RsvpId } from '@/kernel/ids';
import type { OperatorTx } from '@/server/db/transactions';
import type { Role } from '@/kernel/acting-member';
import type { AuditEntry } from '@/server/requests/once';
import { decideRsvp, type Next, type RsvpAction } from '../domain/decide-rsvp';
import type { RsvpChange } from '../domain/settle-line';
import type { Reply } from '../domain/questions';
import { settleLine } from '../domain/settle-line';
import type { RsvpStatus } from '../domain/rsvp-state';
import { eventError } from '../events.errors';
import type { ChangedRsvp, EventFact } from '../events.facts';
import {
  findDate,
  findOwnRsvp,
  readLine,
  stateOf,
  type DateOfEvent,
  type InLine,
  type OwnRsvp,
  type RsvpKey,
} from '../sql/rsvp-reads';
import { updateLine, upsertRsvp } from '../sql/rsvp-writes';
import type { AgreedTicket } from '../domain/ticket-type';
import type { WantedTicketInput } from '../tickets.contract';
import { judgeTicket, type JudgedTicket } from './judge-ticket';

/** Who answers, where they have no answer yet; and what they say with it. */
export type Who = {
  /** Null for somebody new at the door. */
  readonly key: RsvpKey | null;
  readonly memberId: MemberId | null;
  readonly personId: PersonId | null;
  readonly email: string | null;
  readonly name: string;
  /** Left out for who has no account, or does not say. */
  readonly role?: Role;
};
export type Saying = {
  readonly ticket?: WantedTicketInput | null;
  /** They were told that they pay at the door, whoever they turn out to be. */
  readonly paysAtDoor?: boolean;
  readonly guestNames?: readonly string[];
  readonly note?: string;
  readonly cameFrom?: string;
  /** To the questions of the event, checked. */
  readonly replies?: readonly Reply[] | undefined;
};
export type Applied = {
  readonly date: DateOfEvent;
  readonly own: Pick<
    OwnRsvp,
    'id' | 'status' | 'party' | 'linePlace' | 'offerExpiresAt' | 'checkedInAt' | 'name' | 'guestNames'
  >;
  /** False where it was so already. */
  readonly changed: boolean;
  readonly facts: readonly EventFact[];
  readonly audit: readonly AuditEntry[];
};

/** The date with everybody else kept waiting. @throws DomainError `event.not_found`. */
export async function lockDate(tx: OperatorTx, dateId: EventDateId): Promise<DateOfEvent> {
  const date = await findDate(tx, dateId, { lock: true });
  if (!date) throw eventError('event.not_found');
  return date;
}

/**
 * What somebody does about one answer to a date, and what it does to the line, in one commit: `date` is locked. The one way by which an answer changes, for
 * members, for who has a link, for hosts and at the door.
 *
 * @throws DomainError as `decideRsvp` refuses.
 */
export async function applyRsvp(
  tx: OperatorTx,
  date: DateOfEvent,
  { who, say = {} }: { readonly who: Who; readonly say?: Saying },
  action: RsvpAction,
  done: { readonly by: MemberId | null; readonly scanId?: string; readonly now: Date; readonly inSince?: Date },
): Promise<Applied> {
  const { dateId } = date;
  const own = await findOwnRsvp(tx, dateId, who.key);
  const inLine = await readLine(tx, dateId);
  const id = own?.id ?? newId<'rsvp'>();
  const judged = await ticketFor(
    tx,
    date,
    { who, own, action, said: say.ticket ?? null, paysAtDoor: say.paysAtDoor ?? false },
    done.now,
  );
  const asked = judged ? { ...action, ticket: judged.wanted } : action;
  const decision = decideRsvp(stateOf(date, inLine), { id, own }, asked, done.now);
  if (!decision.ok)
    throw eventError(decision.code, { title: date.title, startsAt: date.startsAt.toISOString(), ...judged?.details });
  const { own: next } = decision;
  const ticket = agreedBy(own, next, judged);
  // What gives places back is written before what takes them: the database counts after each statement.
  const takes = (one: RsvpChange) => one.status === 'offered' || one.status === 'going';
  const others = await writeLine(
    tx,
    inLine.line,
    decision.line.filter((one) => !takes(one)),
    done.now,
  );
  const taking = () => writeLine(tx, inLine.line, decision.line.filter(takes), done.now);
  const guestNames = say.guestNames ?? own?.guestNames ?? [];
  const named = own !== null && next === null && action.type === 'change' && (ticket || say.guestNames !== undefined);
  if (!next && !named)
    return { date, own: ownOf(own), changed: false, ...announced(tx, date, [...others, ...(await taking())]) };
  const said = { guestNames, note: say.note ?? own?.note ?? '', cameFrom: say.cameFrom ?? '' };
  const replies = say.replies ?? own?.replies ?? [];
  const becomes = next ?? sameAs(ownOf(own));
  // Of an answer that is there already, whose it is stays.
  const { memberId, email } = who;
  const answering = { id, dateId, memberId, email, name: own?.name ?? who.name, ticket, ...said, replies };
  const version = await upsertRsvp(tx, answering, becomes, done);
  const personId = own?.personId ?? who.personId;
  const owes = [own?.ticket, ticket].some((one) => one?.pays === 'account' && one.each > 0);
  const mine = changeOf({ id, personId, was: own?.status ?? null, owes }, becomes, version);
  const checkedInAt =
    next?.checkedIn === 'now' ? (done.inSince ?? done.now) : next?.checkedIn ? null : (own?.checkedInAt ?? null);
  const { status, party, linePlace, offerExpiresAt } = becomes;
  return {
    date,
    own: { id, status, party, linePlace, offerExpiresAt, checkedInAt, name: own?.name ?? who.name, guestNames },
    changed: true,
    ...announced(tx, date, [mine, ...others, ...(await taking())], {
      rsvpId: id,
      action: next?.checkedIn ? 'checked_in' : action.type,
    }),
  };
}

type Judging = {
  readonly who: Who;
  readonly own: OwnRsvp | null;
  readonly action: RsvpAction;
  readonly said: WantedTicketInput | null;
  readonly paysAtDoor: boolean;
};

/** The ticket that goes with an answer, where one is named and the event has any. */
function ticketFor(tx: OperatorTx, date: DateOfEvent, { who, own, action, said, paysAtDoor }: Judging, now: Date) {
  const takes = action.type === 'answer' || action.type === 'change' || action.type === 'walk_in';
  if (!said || !takes) return null;
  const memberId = own?.memberId ?? who.memberId;
  const asked = {
    role: who.role ?? null,
    memberId,
    has: holds(own)?.ticket ?? null,
    paysAtDoor,
    atDoor: action.type === 'walk_in',
  };
  return judgeTicket(tx, date, said, asked, now);
}

/** What is agreed anew: another ticket, or another sum where everybody says what they pay. */
function agreedBy(own: OwnRsvp | null, next: Next | null, judged: JudgedTicket | null): AgreedTicket | null {
  const agreed = judged?.agreed ?? null;
  if (!agreed) return null;
  if (next?.typeId === agreed.typeId) return agreed;
  const has = holds(own)?.ticket;
  return has?.typeId === agreed.typeId && has.each !== agreed.each ? { ...has, each: agreed.each } : null;
}

const holds = (own: OwnRsvp | null): OwnRsvp | null =>
  own?.status === 'cancelled' || own?.status === 'declined' ? null : own;

/** Offers that lapsed go to who comes next, and places that became more are offered: nobody did anything. */
export async function settleDate(
  tx: OperatorTx,
  date: DateOfEvent,
  now: Date,
): Promise<Pick<Applied, 'facts' | 'audit'>> {
  const inLine = await readLine(tx, date.dateId);
  const { changes } = settleLine(stateOf(date, inLine), now);
  return announced(tx, date, await writeLine(tx, inLine.line, changes, now));
}

async function writeLine(
  tx: OperatorTx,
  line: readonly InLine[],
  changes: readonly RsvpChange<RsvpId>[],
  now: Date,
): Promise<ChangedRsvp[]> {
  const versions = await updateLine(tx, changes, now);
  const before = new Map(line.map((one) => [one.id, one]));
  return changes.map((change) => {
    const was = before.get(change.id);
    return changeOf(
      { id: change.id, personId: was?.personId ?? null, was: was?.status ?? null, owes: was?.owes ?? false },
      change,
      versions.get(change.id) ?? 0,
    );
  });
}

type Before = {
  readonly id: RsvpId;
  readonly personId: PersonId | null;
  readonly was: RsvpStatus | null;
  readonly owes: boolean;
};
const changeOf = (
  { id, personId, was, owes }: Before,
  { status, how, offerExpiresAt }: Pick<RsvpChange, 'status' | 'how' | 'offerExpiresAt'>,
  version: number,
): ChangedRsvp => ({
  ...{ rsvpId: id, personId, was, status, how, version },
  offerExpiresAt: offerExpiresAt?.toISOString() ?? null,
  ...(owes ? { owes } : {}),
});

function ownOf(own: OwnRsvp | null): OwnRsvp {
  if (!own) throw new Error('an answer that is not there was decided to stay as it is');
  return own;
}

const sameAs = ({ status, how, party, linePlace, offerExpiresAt }: OwnRsvp): Next => ({
  ...{ status, how, party, linePlace, offerExpiresAt },
});

function announced(
  tx: OperatorTx,
  { spaceId, eventId, dateId }: DateOfEvent,
  rsvps: readonly ChangedRsvp[],
  own: { readonly rsvpId: RsvpId; readonly action: string } | null = null,
): Pick<Applied, 'facts' | 'audit'> {
  const about = { operatorId: tx.operatorId, spaceId, eventId, dateId };
  const audit = rsvps.map(({ rsvpId, was, status, how }) => ({
    ...{ action: `rsvp.${own?.rsvpId === rsvpId ? own.action : status}`, subjectKind: 'rsvp', subjectId: rsvpId },
    details: { dateId, was, status, how },
  }));
  return { facts: rsvps.length > 0 ? [{ type: 'rsvps.changed', ...about, rsvps }] : [], audit };
}
