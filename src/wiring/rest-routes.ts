import { authRouter } from '@/features/auth/auth.router';
import { availabilityRest } from '@/features/availability/availability.rest';
import { arrivalsRest } from '@/features/bookings/arrivals.rest';
import { bookingsRest } from '@/features/bookings/bookings.rest';
import { seriesChangesRest } from '@/features/bookings/series-changes.rest';
import { seriesRest } from '@/features/bookings/series.rest';
import { wantedRest } from '@/features/bookings/wanted.rest';
import { billingRest } from '@/features/billing/billing.rest';
import { membershipsRest } from '@/features/memberships/memberships.rest';
import { plansRest } from '@/features/plans/plans.rest';
import { pricingRest } from '@/features/pricing/pricing.rest';
import { spacesRest } from '@/features/spaces/spaces.rest';
import { env } from '@/server/env';
import { restHandler } from '@/server/rest/handle-rest';
import { openApiDocument, type OpenApiDocument } from '@/server/rest/openapi-document';
import { router } from '@/server/trpc/init';
import { wordsForPrograms } from './rest-words';
// What is announced by a command must find its listeners in this process.
import './reactions';

const BASE = '/api/v1';

/** What programs may call: procedures with an address, beside those of the screens. */
const restRouter = router({
  auth: router({ register: authRouter.register, login: authRouter.login }),
  spaces: spacesRest,
  availability: availabilityRest,
  pricing: pricingRest,
  bookings: bookingsRest,
  arrivals: arrivalsRest,
  series: seriesRest,
  seriesChanges: seriesChangesRest,
  wanted: wantedRest,
  memberships: membershipsRest,
  plans: plansRest,
  billing: billingRest,
});

let document: OpenApiDocument | undefined;

/** The API described in OpenAPI 3.1, made once per process. */
export const apiDocument = (): OpenApiDocument =>
  (document ??= openApiDocument(restRouter, {
    title: 'CoWorkFlow',
    version: '1',
    url: env().APP_URL + BASE,
    description:
      'Find a space, see what is free, book once or every week. Times are instants; where you write one without an offset, it is the wall clock ' +
      'of the space. Lists are `{items, nextCursor}`. Refusals are problem details (RFC 9457) with a stable `code`.',
    tags: [
      { name: 'auth', description: 'Register, and get a token.' },
      { name: 'spaces', description: 'Spaces, what can be booked there, and when it is free.' },
      { name: 'bookings', description: 'Book, list and cancel.' },
      { name: 'series', description: 'Plan, book and change what repeats.' },
      { name: 'account', description: 'What one holds, is on, owes and was invoiced.' },
    ],
  }));

/** Answers any request under `/api/v1`. */
export const handleRest = restHandler({
  router: restRouter,
  base: BASE,
  words: wordsForPrograms,
  document: apiDocument,
});
