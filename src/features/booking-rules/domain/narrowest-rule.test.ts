import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ROLES } from '@/kernel/acting-member';
import type { MemberId } from '@/kernel/ids';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import type { BookingRule, RuleScope } from '../booking-rules.contract';
import { ANA, asking, BEN, DESK, FLEX, noticeRule, ROOM, rule } from '../testing-rules';
import { applies, narrowestRule, narrowness } from './narrowest-rule';

type Scope = Partial<RuleScope> & { onPlan?: readonly MemberId[] };
const days = (maxDays: number, scope: Scope = {}) => noticeRule({ maxDays }, scope);
const counts = (rules: readonly BookingRule[], subject = asking()) =>
  narrowestRule(rules, 'notice', subject)?.settings.maxDays ?? null;

// From wide to narrow: each counts before all above it.
const LADDER = [
  days(0),
  days(1, { role: 'member' }),
  days(2, { planId: FLEX, onPlan: [BEN, ANA] }),
  days(3, { memberId: ANA }),
  days(4, { kind: 'desk' }),
  days(5, { kind: 'desk', role: 'member' }),
  days(6, { kind: 'desk', planId: FLEX, onPlan: [ANA] }),
  days(7, { kind: 'desk', memberId: ANA }),
  days(8, { resourceId: DESK }),
  days(9, { resourceId: DESK, role: 'member' }),
  days(10, { resourceId: DESK, planId: FLEX, onPlan: [ANA] }),
  days(11, { resourceId: DESK, memberId: ANA }),
];

it.each(LADDER.map((_, at) => at))('of the first %i rules and the next, the next counts', (at) => {
  expect(counts(LADDER.slice(0, at + 1))).toBe(at);
  expect(counts([...LADDER.slice(0, at + 1)].reverse())).toBe(at);
});

it.each<[string, Scope]>([
  ['another kind', { kind: 'meeting_room' }],
  ['another resource', { resourceId: ROOM }],
  ['another role', { role: 'visitor' }],
  ['somebody else', { memberId: BEN }],
  ['a plan that one is not on', { planId: FLEX, onPlan: [BEN] }],
  ['a plan that nobody is on', { planId: FLEX }],
  ['the right place for somebody else', { resourceId: DESK, memberId: BEN }],
])('%s does not count', (_case, scope) => {
  expect(counts([days(9, scope)])).toBeNull();
  expect(counts([days(1), days(9, scope)])).toBe(1);
});

it('topics do not know each other', () => {
  const buffer = rule('buffer', { beforeMinutes: 0, afterMinutes: 10, noneBetweenOwn: false }, { resourceId: DESK });
  expect(counts([buffer])).toBeNull();
});

it('there is one that counts whatever the order, and none that applies is narrower', () => {
  const scope = fc.record({
    place: fc.oneof(
      fc.constant({ kind: null, resourceId: null }),
      fc.constantFrom(...RESOURCE_KINDS).map((kind) => ({ kind, resourceId: null })),
      fc.constantFrom(DESK, ROOM).map((resourceId) => ({ kind: null, resourceId })),
    ),
    who: fc.oneof(
      fc.constant({ role: null, memberId: null }),
      fc.constantFrom(...ROLES).map((role) => ({ role, memberId: null })),
      fc.constantFrom(ANA, BEN).map((memberId) => ({ role: null, memberId })),
    ),
  });
  // One rule per place and people, as the table has it (booking_rule_once).
  const rules = fc
    .uniqueArray(scope, { selector: (one) => JSON.stringify(one), maxLength: 40 })
    .map((scopes) => scopes.map(({ place, who }, at) => days(at, { ...place, ...who })));
  fc.assert(
    fc.property(
      rules,
      fc.constantFrom(...ROLES),
      fc.constantFrom(...RESOURCE_KINDS),
      fc.infiniteStream(fc.nat()),
      (all, role, kind, random) => {
        const subject = asking(role, kind);
        const found = narrowestRule(all, 'notice', subject);
        const shuffled = [...all].map((one) => ({ one, key: random.next().value as number }));
        shuffled.sort((a, b) => a.key - b.key);
        expect(
          narrowestRule(
            shuffled.map(({ one }) => one),
            'notice',
            subject,
          )?.id,
        ).toBe(found?.id);
        const applying = all.filter((one) => applies(one, subject));
        expect(applying.length > 0).toBe(found !== null);
        for (const other of applying)
          if (other.id !== found!.id) expect(narrowness(other)).toBeLessThan(narrowness(found!));
      },
    ),
  );
});
