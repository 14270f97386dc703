import type { AuthFact } from '@/features/auth/auth.facts';
import type { BillingFact } from '@/features/billing/billing.facts';
import type { BookingRuleFact } from '@/features/booking-rules/booking-rules.facts';
import type { BookingFact } from '@/features/bookings/bookings.facts';
import type { ClosureFact } from '@/features/closures/closures.facts';
import type { EventFact } from '@/features/events/events.facts';
import type { TalkFact } from '@/features/event-talk/event-talk.facts';
import type { MemberFact } from '@/features/members/members.facts';
import type { MembershipFact } from '@/features/memberships/memberships.facts';
import type { OnboardingFact } from '@/features/onboarding/onboarding.facts';
import type { PlanFact } from '@/features/plans/plans.facts';
import type { PricingFact } from '@/features/pricing/pricing.facts';
import type { SpaceFact } from '@/features/spaces/spaces.facts';
import type { ResourceFact } from '@/features/resources/resources.facts';
import type { WaitlistFact } from '@/features/waitlists/waitlists.facts';
import { personTopic, planTopic, spaceTopic } from '@/kernel/realtime';
import type { JobSpec } from '@/server/jobs/enqueue';
import type { FileFact } from '@/server/files/file-facts';
import { setReactions, type Fact } from '@/server/jobs/reactions';
import { reactToArrivals, reactToRules } from './arrival-reactions';
import { mailsOfAuth } from './auth-reactions';
import {
  inviteGuests,
  inviteGuestsOfSeries,
  reactToChanges,
  tellGuestsOff,
  tellGuestsOfSeries,
} from './change-reactions';
import { inviteGuestsTo } from './guest-jobs';
import { reactToClosures } from './closure-reactions';
import { reactToBilling, reactWithCharges } from './billing-reactions';
import { reactToMemberships, reactToPlans, settlesCredits } from './credit-reactions';
import { reactToEvents } from './event-reactions';
import { reactToFiles } from './file-reactions';
import { reactToMembers } from './member-reactions';
import { nudge } from './nudge-job';
import { reactToResources } from './resource-reactions';
import { reactToTalk } from './talk-reactions';
import { offerAlongTheLine, reactToWaitlist, reactToWanted } from './waitlist-reactions';

const nudgeAll = (fact: BookingFact): JobSpec => nudge(spaceTopic(fact.spaceId), personTopic(fact.personId));

/** The cancellation mail waits out the undo window under this key; an undo takes its place in the queue. */
const cancellationKey = (id: string) => `cancellation:${id}`;

/** What follows from each fact. Pure: the command that announces it enqueues these jobs in its own transaction. */
export function react(fact: BookingFact): JobSpec[] {
  const { operatorId } = fact;
  switch (fact.type) {
    case 'booking.booked':
      return [
        nudgeAll(fact),
        { task: 'send-booking-confirmation', payload: { operatorId, bookingId: fact.bookingId } },
        ...inviteGuests(fact),
      ];
    case 'booking.requested':
    case 'series.requested':
    case 'request.approved':
    case 'request.declined':
    case 'request.lapsed':
    case 'booking.checked_in':
    case 'booking.checked_out':
    case 'booking.not_shown':
      return [nudgeAll(fact), ...reactToArrivals(fact)];
    case 'series.booked':
      return [
        nudgeAll(fact),
        { task: 'send-series-confirmation', payload: { operatorId, seriesId: fact.seriesId } },
        ...inviteGuestsOfSeries(fact),
      ];
    case 'bookings.cancelled': {
      const { cancellationId } = fact;
      const mail = { task: 'send-cancellation', payload: { operatorId, cancellationId } };
      return [
        nudgeAll(fact),
        { ...mail, key: cancellationKey(cancellationId), runAt: fact.undoUntil },
        ...tellGuestsOff(fact),
        offerAlongTheLine(fact),
      ];
    }
    case 'booking.changed':
    case 'booking.change_undone':
      return reactToChanges(fact);
    case 'cancellation.undone': {
      const { cancellationId } = fact;
      const mail = { task: 'send-undo-notice', payload: { operatorId, cancellationId } };
      return [nudgeAll(fact), { ...mail, key: cancellationKey(cancellationId) }];
    }
    case 'series.changed':
    case 'series.change_undone': {
      const mail = { task: 'send-series-changed', payload: { operatorId, changeId: fact.changeId } };
      const key = `series-change:${fact.changeId}`;
      // An undo takes the place of the mail that waits: it finds that there is nothing to say.
      const others = (fact.otherPersonIds ?? []).map(personTopic);
      const told = nudge(spaceTopic(fact.spaceId), personTopic(fact.personId), ...others);
      return fact.type === 'series.changed'
        ? [told, ...tellGuestsOfSeries(fact), { ...mail, key, runAt: fact.undoUntil }, offerAlongTheLine(fact)]
        : [told, ...tellGuestsOfSeries(fact), { ...mail, key }];
    }
    case 'series.dates_filled':
    case 'series.dates_wanted':
      return reactToWanted(fact, nudgeAll(fact));
    case 'series.extended': {
      const { seriesId, madeAfter, newClashes, clashes } = fact;
      const which = clashes ? { madeAfter, bookingIds: clashes } : { madeAfter };
      // By other clocks its dates stand elsewhere: what they had is free.
      const freed = clashes ? [offerAlongTheLine(fact)] : [];
      const mail = { task: 'send-series-clashes', payload: { operatorId, seriesId, ...which } };
      const invited = fact.guests ? [inviteGuestsTo(fact, { at: madeAfter, madeAfter })] : [];
      return [nudgeAll(fact), ...(newClashes > 0 ? [mail] : []), ...invited, ...freed];
    }
  }
}

type AnyFact =
  | BillingFact
  | BookingFact
  | BookingRuleFact
  | SpaceFact
  | ClosureFact
  | EventFact
  | FileFact
  | TalkFact
  | WaitlistFact
  | AuthFact
  | MemberFact
  | MembershipFact
  | OnboardingFact
  | PlanFact
  | PricingFact
  | ResourceFact;

function reactToAny(fact: AnyFact): JobSpec[] {
  switch (fact.type) {
    case 'closing.begun':
    case 'invoice.made':
    case 'payment.reminded':
      return reactToBilling(fact);
    case 'invitation.sent':
    case 'member.removed':
    case 'operator.created':
      return reactToMembers(fact);
    case 'credits.changed':
    case 'pass.bought':
      return reactToMemberships(fact);
    case 'membership.changed':
    case 'membership.went_on':
      return reactToPlans(fact);
    case 'event.published':
    case 'event.approved':
    case 'event.asked':
    case 'event.message_sent':
    case 'event.refused':
    case 'event.changed':
    case 'event.invited':
    case 'event.cancelled':
    case 'rsvps.changed':
    case 'rsvps.answered':
    case 'rsvp.checked_in':
    case 'rsvp.paid':
    case 'rsvp.link_asked':
      return reactToEvents(fact);
    case 'event.commented':
    case 'event.talk_changed':
      return reactToTalk(fact);
    case 'waitlist.joined':
    case 'waitlist.offered':
    case 'waitlist.settled':
      return reactToWaitlist(fact, nudge(spaceTopic(fact.spaceId), personTopic(fact.personId)));
    case 'resources.changed':
      return reactToResources(fact);
    case 'file.written':
    case 'file.left':
      return reactToFiles(fact);
    case 'space.changed':
      // It may have brought other hours, another zone, or taken a place away.
      return [
        ...reactToClosures(
          fact,
          nudge(spaceTopic(fact.spaceId), planTopic(fact.spaceId), ...fact.personIds.map(personTopic)),
        ),
        ...settlesCredits(fact),
      ];
    case 'closure.opened':
      return reactToClosures(fact, nudge(spaceTopic(fact.spaceId)));
    // Open screens judge by the new rules and hours at once.
    case 'rules.changed':
      // What was refused may be allowed now, and what was shut be open: for whoever waits.
      return [nudge(spaceTopic(fact.spaceId)), ...reactToRules(fact), offerAlongTheLine(fact)];
    // Whoever looks at a price, or at the list, sees what it is now.
    case 'prices.published':
      return [nudge(...fact.spaceIds.flatMap((spaceId) => [spaceTopic(spaceId), planTopic(spaceId)]))];
    case 'hours.changed':
      return [nudge(spaceTopic(fact.spaceId), planTopic(fact.spaceId)), offerAlongTheLine(fact)];
    default:
      return 'mailId' in fact ? mailsOfAuth(fact) : [...react(fact), ...settlesCredits(fact)];
  }
}

setReactions((fact: Fact) => [...reactToAny(fact as AnyFact), ...reactWithCharges(fact)]);
