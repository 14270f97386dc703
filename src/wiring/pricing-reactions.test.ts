import { expect, it } from 'vitest';
import type { PricingFact } from '@/features/pricing/pricing.facts';
import { newId } from '@/kernel/ids';
import { planTopic, spaceTopic } from '@/kernel/realtime';
import { jobsFor } from '@/server/jobs/reactions';
import './reactions';
import { nudge, operatorId, spaceId } from './testing-facts';

it('other prices are heard of in every space of the operator, where one books and where one looks at what is set, with one job', () => {
  const other = newId<'space'>();
  const fact: PricingFact = { type: 'prices.published', operatorId, spaceIds: [spaceId, other] };
  const topics = [spaceTopic(spaceId), planTopic(spaceId), spaceTopic(other), planTopic(other)];
  expect(jobsFor([fact])).toMatchObject([{ ...nudge, payload: { topics } }]);
});
