import { authRouter } from '@/features/auth/auth.router';
import { availabilityRouter } from '@/features/availability/availability.router';
import { billingRouter } from '@/features/billing/billing.router';
import { bookingRulesRouter } from '@/features/booking-rules/booking-rules.router';
import { bookingsRouter } from '@/features/bookings/bookings.router';
import { displaysRouter } from '@/features/displays/displays.router';
import { eventReportRouter } from '@/features/event-report/event-report.router';
import { eventTalkRouter } from '@/features/event-talk/event-talk.router';
import { eventsRouter } from '@/features/events/events.router';
import { frontDeskRouter } from '@/features/front-desk/front-desk.router';
import { closuresRouter } from '@/features/closures/closures.router';
import { membersRouter } from '@/features/members/members.router';
import { membershipsRouter } from '@/features/memberships/memberships.router';
import { noticesRouter } from '@/features/notifications/notifications.router';
import { plansRouter } from '@/features/plans/plans.router';
import { pricingRouter } from '@/features/pricing/pricing.router';
import { waitlistsRouter } from '@/features/waitlists/waitlists.router';
import { resourcesRouter } from '@/features/resources/resources.router';
import { spacesRouter } from '@/features/spaces/spaces.router';
import { createCallerFactory, router } from '@/server/trpc/init';
// What is announced by a command must find its listeners in this process.
import './reactions';

/** Every room's procedures. A room registers here: import its router and name it. */
export const appRouter = router({
  auth: authRouter,
  members: membersRouter,
  spaces: spacesRouter,
  bookingRules: bookingRulesRouter,
  availability: availabilityRouter,
  memberships: membershipsRouter,
  plans: plansRouter,
  pricing: pricingRouter,
  billing: billingRouter,
  bookings: bookingsRouter,
  closures: closuresRouter,
  events: eventsRouter,
  eventReport: eventReportRouter,
  eventTalk: eventTalkRouter,
  waitlists: waitlistsRouter,
  notices: noticesRouter,
  frontDesk: frontDeskRouter,
  resources: resourcesRouter,
  displays: displaysRouter,
});

export type AppRouter = typeof appRouter;

export const createCaller = createCallerFactory(appRouter);
