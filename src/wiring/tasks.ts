import type { TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import { z } from 'zod';
import { announceRequest } from '@/features/bookings/commands/announce-request';
import { cancelBookingsOfRemovedMember } from '@/features/bookings/commands/cancel-bookings-of-removed-member';
import { chargeBookingsJob, chargeTicketsJob, closeAccountsJob } from '@/features/billing/billing.contract';
import { closeAccounts } from '@/features/billing/commands/close-accounts';
import { chargeMembership } from '@/features/billing/commands/charge-membership';
import { chargePass } from '@/features/billing/commands/charge-pass';
import { chargeTickets } from '@/features/billing/commands/charge-tickets';
import { chargeBookings } from '@/features/billing/commands/charge-bookings';
import { extendSeries, listSeriesDue } from '@/features/bookings/commands/extend-series';
import { keepWallClock } from '@/features/bookings/commands/keep-wall-clock';
import { settleCredits } from '@/features/bookings/commands/settle-credits';
import { announceComments } from '@/features/event-talk/commands/comment';
import { sweepCovers } from '@/features/events/commands/keep-covers';
import { extendEvent, settleLineOf } from '@/features/events/commands/keep-dates';
import { forgetLooks } from '@/features/event-report/commands/count-view';
import { announceInvitations } from '@/features/events/commands/invite-people';
import { sendMessage } from '@/features/events/commands/message-guests';
import { announceEvent, announceEventAnswer, tellGuests } from '@/features/events/commands/tell-guests';
import { deriveEventsAgain, listZonesOfEvents } from '@/features/events/events.service';
import { listEventsToExtend } from '@/features/events/sql/event-reads';
import { noticeJob, writeNotice } from '@/features/notifications/commands/write-notice';
import { offerFreedTime } from '@/features/waitlists/commands/offer-freed-time';
import { keepMembership, listMembershipsToKeep } from '@/features/plans/commands/keep-membership';
import { lapseEntries } from '@/features/waitlists/commands/settle-entry';
import { moveReleases } from '@/features/bookings/commands/check-in-by-rule';
import { mailJobs } from '@/features/notifications/notifications.contract';
import { listOperatorIds } from '@/features/spaces/sql/directory-reads';
import type { OperatorId } from '@/kernel/ids';
import { idSchema } from '@/kernel/id-schema';
import { ROLES } from '@/kernel/acting-member';
import { parseTopic, type TopicName } from '@/kernel/realtime';
import { asPerson, inDirectory, inOperator } from '@/server/db/transactions';
import { enqueueJobs } from '@/server/jobs/enqueue';
import { log } from '@/server/log';
import { publishNudges } from '@/server/realtime/publish-nudge';
import { sweepRequests } from '@/server/requests/sweep-requests';
import { clearFile } from './clear-file';
import { followMembership } from './credit-reactions';
import { mailTasks } from './mail-tasks';
import { doWhatIsDue } from './what-is-due';

const nudgePayload = z.object({
  topics: z.array(
    z
      .string()
      .refine(parseTopic)
      .transform((name) => name as TopicName),
  ),
  version: z.string(),
});
const removedPayload = z.object({
  operatorId: idSchema<'operator'>(),
  memberId: idSchema<'member'>(),
  removedBy: idSchema<'member'>(),
  role: z.enum(ROLES),
});
const spacePayload = z.object({ operatorId: idSchema<'operator'>(), spaceId: idSchema<'space'>() });
const peoplePayload = z.object({ operatorId: idSchema<'operator'>(), personIds: z.array(idSchema<'person'>()) });
const operatorPayload = z.object({ operatorId: idSchema<'operator'>() });
const passPayload = operatorPayload.extend({ purchaseId: idSchema<'pass_purchase'>() });
const membershipPayload = operatorPayload.extend({ membershipId: idSchema<'membership'>() });
const requestPayload = mailJobs['send-request-received'];
const seriesPayload = z.object({ operatorId: idSchema<'operator'>(), seriesId: idSchema<'series'>() });

const eventPayload = operatorPayload.extend({ eventId: idSchema<'event'>() });
const eventInSpacePayload = eventPayload.extend({ spaceId: idSchema<'space'>() });
const datePayload = operatorPayload.extend({ dateId: idSchema<'event_date'>() });
const askedPayload = eventPayload.extend({ act: z.uuid() });
const eventAnswerPayload = askedPayload.extend({ yes: z.boolean() });
const messagePayload = operatorPayload.extend({ messageId: idSchema<'event_message'>() });
const filePayload = z.object({ operatorId: idSchema<'operator'>(), fileKey: z.string().min(1).max(300) });

async function extendAllOf(operatorId: OperatorId): Promise<void> {
  const due = await listSeriesDue(operatorId, new Date());
  const jobs = due.map((seriesId) => ({
    task: 'extend-series',
    payload: { operatorId, seriesId },
    key: `extend-series:${seriesId}`,
  }));
  await inOperator({ operatorId }, async (tx) => {
    const events = (await listEventsToExtend(tx)).map((eventId) => ({
      ...{ task: 'extend-event', payload: { operatorId, eventId }, key: `extend-event:${eventId}` },
    }));
    await enqueueJobs(tx, [...jobs, ...events]);
  });
}

const EVENTS = { zones: listZonesOfEvents, letGo: deriveEventsAgain };

/** Every job by name. A task may run twice (delivery is at least once), so each is safe to repeat. */
export const tasks: TaskList = {
  nudge: async (payload) => {
    const { topics, version } = nudgePayload.parse(payload);
    await publishNudges(topics, version);
  },

  /** Each minute. */
  'do-what-is-due': async () => {
    const sums = await doWhatIsDue();
    if (sums.done + sums.failed > 0) log.info(sums, 'did what was due');
  },
  'announce-request': async (payload) => {
    const { operatorId, subject } = requestPayload.parse(payload);
    await announceRequest(operatorId, subject);
  },
  /** The owner has changed who must check in: as of when that was, however late this runs. */
  'move-releases': async (payload, { job }) => {
    await moveReleases(spacePayload.parse(payload), job.created_at);
  },

  /** Nightly: one job per series, so that one that fails keeps no other from its dates. */
  'extend-all-series': async () => {
    for (const operatorId of await inDirectory(listOperatorIds)) await extendAllOf(operatorId);
  },
  /** At once: the owner has them made further ahead. */
  'extend-series-of-operator': async (payload) => {
    await extendAllOf(operatorPayload.parse(payload).operatorId);
  },
  /** Nightly, and when a worker starts: its rules of time zones may be newer than those by which dates were derived. */
  'keep-wall-clock': async () => {
    for (const operatorId of await inDirectory(listOperatorIds)) {
      try {
        const moved = await keepWallClock(operatorId, new Date(), EVENTS);
        if (moved > 0) log.info({ operatorId, moved }, 'derived dates again from their wall clock');
      } catch (error) {
        // The next night tries again; nobody else waits for it.
        log.error({ err: error, operatorId }, 'dates could not be derived again');
      }
    }
  },
  'extend-series': async (payload) => {
    await extendSeries(seriesPayload.parse(payload));
  },

  'extend-event': async (payload) => {
    const { operatorId, eventId } = eventPayload.parse(payload);
    await extendEvent(operatorId, eventId);
  },
  'announce-invitations': async (payload) => {
    await announceInvitations(eventInSpacePayload.parse(payload));
  },
  'settle-event-date': async (payload) => {
    const { operatorId, dateId } = datePayload.parse(payload);
    await settleLineOf(operatorId, dateId);
  },

  /** Who has to do with a date that moved or is off, each by a job of their own. */
  'tell-guests': async (payload) => {
    const { operatorId, dateId } = datePayload.parse(payload);
    await tellGuests(operatorId, dateId);
  },
  'send-message': async (payload) => {
    const { operatorId, messageId } = messagePayload.parse(payload);
    await sendMessage(operatorId, messageId);
  },
  'announce-comments': async (payload) => {
    const { operatorId, eventId } = eventPayload.parse(payload);
    await announceComments(operatorId, eventId);
  },
  'announce-event': async (payload) => {
    const { operatorId, eventId, act } = askedPayload.parse(payload);
    await announceEvent(operatorId, eventId, act);
  },
  'announce-event-answer': async (payload) => {
    const { operatorId, eventId, ...answer } = eventAnswerPayload.parse(payload);
    await announceEventAnswer(operatorId, eventId, answer);
  },

  /** What was kept for a date that needs it no more is free, too. */
  'offer-freed-time': async (payload) => {
    const where = spacePayload.parse(payload);
    await lapseEntries(where.operatorId);
    await offerFreedTime(where);
  },
  'write-notice': async (payload) => {
    await writeNotice(noticeJob.parse(payload));
  },

  /** What bookings need no more of what their members hold prepaid goes back to them. */
  'settle-credits': async (payload) => {
    await settleCredits(peoplePayload.parse(payload));
  },

  'cancel-bookings-of-removed-member': async (payload) => {
    await cancelBookingsOfRemovedMember(removedPayload.parse(payload));
  },

  'charge-bookings': async (payload) => {
    const { operatorId, which } = chargeBookingsJob.parse(payload);
    await chargeBookings({ operatorId }, which);
  },

  'charge-tickets': async (payload) => {
    const { operatorId, which } = chargeTicketsJob.parse(payload);
    await chargeTickets({ operatorId }, which);
  },

  'charge-pass': async (payload) => {
    const { operatorId, purchaseId } = passPayload.parse(payload);
    await chargePass({ operatorId }, purchaseId);
  },

  /** Each hour: those for whom a day has begun. */
  'keep-memberships': async () => {
    for (const operatorId of await inDirectory(listOperatorIds)) {
      const due = await listMembershipsToKeep(operatorId, new Date());
      await inOperator({ operatorId }, (tx) =>
        enqueueJobs(
          tx,
          due.flatMap((id) => followMembership(operatorId, id)),
        ),
      );
    }
  },
  'keep-membership': async (payload) => {
    const { operatorId, membershipId } = membershipPayload.parse(payload);
    await keepMembership({ operatorId }, membershipId);
  },
  'charge-membership': async (payload) => {
    const { operatorId, membershipId } = membershipPayload.parse(payload);
    await chargeMembership({ operatorId }, membershipId);
  },

  'close-accounts': async (payload) => {
    const { operatorId, closingId } = closeAccountsJob.parse(payload);
    const { made } = await closeAccounts({ operatorId }, closingId);
    log.info({ operatorId, closingId, made }, 'closed accounts');
  },

  /** The files of a photo, once nobody shows it. */
  'clear-file': async (payload) => {
    await clearFile(filePayload.parse(payload));
  },

  /** Nightly: links that nobody opened, pictures that no event shows, answers that nobody will ask for again, counters that ran out. */
  'sweep-leftovers': async () => {
    await asPerson({ personId: null }, async (tx) => {
      await sql`select auth.delete_expired_tokens()`.execute(tx);
      await sql`delete from limits.counters where expire < ${Date.now()}`.execute(tx);
    });
    for (const operatorId of await inDirectory(listOperatorIds)) {
      await sweepCovers(operatorId);
      const forgotten = await sweepRequests(operatorId, new Date());
      if (forgotten > 0) log.info({ operatorId, forgotten }, 'forgot old requests');
      await forgetLooks(operatorId, new Date());
    }
  },

  ...mailTasks,
};
