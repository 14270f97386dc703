import type { ActingMember } from '@/kernel/acting-member';
import type { EventId, MemberId, RsvpId } from '@/kernel/ids';
import { inOperator, type OperatorTx } from '@/server/db/transactions';
import { once, record, type AuditEntry } from '@/server/requests/once';
import type {
  AllAnswered,
  AnswerAllByLinkInput,
  AnswerAllDatesInput,
  TakeBackByLinkInput,
  TakeBackDatesInput,
} from '../all-dates.contract';
import { sumsOf } from '../domain/all-dates';
import { ruleOf } from '../domain/event-dates';
import { isOpenEnded } from '@/features/recurrence/domain/recurrence-rule';
import { eventError } from '../events.errors';
import type { EventFact } from '../events.facts';
import { heedingCodes } from '../heeding-codes';
import { readRsvpLink } from '../rsvp-link';
import type { Said } from '../rsvps.contract';
import { findLinked, listDatesAhead } from '../sql/all-dates-reads';
import { findEvent } from '../sql/event-reads';
import type { DateOfEvent, RsvpKey } from '../sql/rsvp-reads';
import { updateStandingToEnded, upsertStanding, type Standing } from '../sql/standing-rsvps';
import { checkedReplies, refuseStrangers } from './answer-event';
import { applyToDates, type AppliedToDates } from './apply-to-dates';
import type { Who } from './apply-rsvp';

type Outcome = {
  readonly answer: AllAnswered;
  readonly audit: readonly AuditEntry[];
  readonly facts: readonly EventFact[];
};
type By = { readonly who: Who; readonly by: MemberId | null; readonly now: Date };

/**
 * "I come to all of them": every date that is to come and open is answered in one commit, each as if alone: where there is no place one stands in line. Where
 * the event repeats without an end, the dates that are still to be made are answered too, if one says so. One mail lists them all.
 *
 * @throws DomainError `event.not_found`, `event.not_on`, `event.not_for_you`, `event.no_dates`, `event.question_open`, or why the first date refuses where all do.
 */
export function answerAllDates(
  member: ActingMember,
  input: AnswerAllDatesInput,
  now = new Date(),
): Promise<AllAnswered> {
  return heedingCodes(member.personId, input.ticket?.code, () =>
    once(member, { requestId: input.requestId, command: 'answer-all-dates', input }, async (tx) => {
      const dates = await getDatesAhead(tx, input.eventId, now);
      await refuseStrangers(tx, member, dates[0], now);
      const { memberId, personId, displayName: name, role } = member;
      const who: Who = { key: { memberId }, memberId, personId, email: null, name, role };
      const { party, guestNames, note, cameFrom, replies, ticket, standing } = input;
      const said = { party, guestNames, note, cameFrom, replies, ticket };
      return answerAll(tx, dates, { said, standing }, { who, by: memberId, now });
    }),
  );
}

/**
 * The same from the link of a mail about one of the dates: it is whose it is.
 *
 * @throws DomainError `event.link_over`, or as `answerAllDates`.
 */
export async function answerAllByLink(
  { token, standing, ...said }: AnswerAllByLinkInput,
  now = new Date(),
): Promise<AllAnswered> {
  const answer = () =>
    byLink(token, now, async (tx, by, eventId) =>
      answerAll(tx, await getDatesAhead(tx, eventId, now), { said, standing }, by),
    );
  const link = await readRsvpLink(token);
  return heedingCodes(`from ${link?.rsvpId ?? ''}`, said.ticket?.code, answer);
}

/**
 * "I can't come to that one", from then on, or to none of them: answers are taken back as far as each date still lets one. From then on, and with all, the
 * dates that are still to be made are not answered any more.
 *
 * @throws DomainError `event.not_found`, `event.no_answer` where there was nothing to take back, or why the first date refuses where all do.
 */
export function takeBackDates(member: ActingMember, input: TakeBackDatesInput, now = new Date()): Promise<AllAnswered> {
  return once(member, { requestId: input.requestId, command: 'take-back-dates', input }, async (tx) => {
    const { memberId, personId, displayName: name } = member;
    const who: Who = { key: { memberId }, memberId, personId, email: null, name };
    return takeBack(tx, input.eventId, input, { who, by: memberId, now });
  });
}

/** The same from the link of a mail. @throws DomainError `event.link_over`, or as `takeBackDates`. */
export const takeBackByLink = ({ token, ...what }: TakeBackByLinkInput, now = new Date()): Promise<AllAnswered> =>
  byLink(token, now, (tx, by, eventId) => takeBack(tx, eventId, what, by));

async function getDatesAhead(
  tx: OperatorTx,
  eventId: EventId,
  now: Date,
): Promise<readonly [DateOfEvent, ...DateOfEvent[]]> {
  const [first, ...rest] = await listDatesAhead(tx, eventId, now, { lock: true });
  if (first) return [first, ...rest];
  throw eventError((await findEvent(tx, eventId)) ? 'event.no_dates' : 'event.not_found');
}

async function byLink(
  token: string,
  now: Date,
  act: (tx: OperatorTx, by: By, eventId: EventId) => Promise<Outcome>,
): Promise<AllAnswered> {
  const link = await readRsvpLink(token);
  if (!link) throw eventError('event.link_over');
  return inOperator(link, async (tx) => {
    const linked = await findLinked(tx, link.rsvpId);
    if (!linked) throw eventError('event.link_over');
    const { memberId, personId, email, name, role, eventId } = linked;
    const who: Who = { key: keyOf(linked, link.rsvpId), memberId, personId, email, name, ...(role ? { role } : {}) };
    const { answer, audit, facts } = await act(tx, { who, by: null, now }, eventId);
    await record(tx, { audit, facts });
    return answer;
  });
}

/** By whom a date is answered: a member, or an address. */
export const keyOf = ({ memberId, email }: Standing, rsvpId: RsvpId): RsvpKey =>
  memberId ? { memberId } : email === null ? { rsvpId } : { email };

async function answerAll(
  tx: OperatorTx,
  dates: readonly [DateOfEvent, ...DateOfEvent[]],
  { said, standing }: { readonly said: Said; readonly standing: boolean },
  { who, by, now }: By,
): Promise<Outcome> {
  const { eventId } = dates[0];
  const say = { ...said, replies: checkedReplies(dates[0], said.replies ?? []) };
  const applied = await applyToDates(tx, dates, { who, say }, { type: 'answer', party: said.party }, { by, now });
  refuseWhereAllDo(applied);
  const event = standing ? await findEvent(tx, eventId) : null;
  const rule = event?.rrule ? ruleOf(event) : null;
  const stands = rule !== null && isOpenEnded(rule);
  if (stands) await upsertStanding(tx, eventId, { ...who, answer: said }, now);
  return outcomeOf(tx, dates[0], applied, { news: 'answered', who, audit: { standing: stands } });
}

type What = Pick<TakeBackDatesInput, 'which' | 'dateId'>;

async function takeBack(tx: OperatorTx, eventId: EventId, what: What, { who, by, now }: By): Promise<Outcome> {
  const all = await getDatesAhead(tx, eventId, now);
  const applied = await applyToDates(tx, meantOf(all, what), { who }, { type: 'cancel' }, { by, now });
  const ended = what.which !== 'this' && (await updateStandingToEnded(tx, eventId, who, 'by_guest', now));
  if (!ended) refuseWhereAllDo(applied);
  return outcomeOf(tx, all[0], applied, { news: 'taken_back', who, audit: { ...what, standing: !ended } });
}

function meantOf(all: readonly DateOfEvent[], { which, dateId }: What): readonly DateOfEvent[] {
  if (which === 'all') return all;
  if (which === 'new') return [];
  const at = all.findIndex((one) => one.dateId === dateId);
  if (at < 0) throw eventError('event.not_found');
  return which === 'this' ? all.slice(at, at + 1) : all.slice(at);
}

function refuseWhereAllDo({ outcomes }: AppliedToDates): void {
  const refused = outcomes.filter(({ did }) => did === 'refused');
  // A code that is not known is no answer at all: it is counted, whatever else stays as it is.
  if (refused.some(({ why }) => why === 'event.code_unknown')) throw eventError('event.code_unknown');
  const telling = refused.find(({ why }) => why !== 'event.no_answer') ?? refused[0];
  if (refused.length === outcomes.length) throw eventError(telling?.why ?? 'event.no_answer');
}

/** Who was going hears what they gave back; who only waited does not. */
function outcomeOf(
  { operatorId }: OperatorTx,
  { spaceId, eventId }: DateOfEvent,
  { outcomes, changed, facts, audit }: AppliedToDates,
  { news, who, audit: details }: { news: 'answered' | 'taken_back'; who: Who; audit: Record<string, unknown> },
): Outcome {
  const told = news === 'answered' ? changed : changed.filter(({ was }) => was === 'going');
  const about = { operatorId, spaceId, eventId };
  const together: EventFact = {
    ...{ type: 'rsvps.answered', ...about, news, personId: who.personId },
    rsvpIds: told.map(({ rsvpId }) => rsvpId),
  };
  return {
    answer: sumsOf(outcomes),
    audit: [
      ...audit,
      {
        action: `event.dates_${news}`,
        subjectKind: 'event',
        subjectId: eventId,
        details: { ...details, dates: changed.length },
      },
    ],
    facts: [...facts, together],
  };
}
