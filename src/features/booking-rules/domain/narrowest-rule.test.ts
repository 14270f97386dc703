import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ROLES } from '@/kernel/acting-member';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import type { BookingRule, RuleScope } from '../booking-rules.contract';
import { ANA, asking, BEN, DESK, noticeRule, ROOM, rule } from '../testing-rules';
import { applies, narrowestRule, narrowness } from './narrowest-rule';

const days = (maxDays: number, scope: Partial<RuleScope> = {}) => noticeRule({ maxDays }, scope);
const counts = (rules: readonly BookingRule[], subject = asking()) =>
  narrowestRule(rules, 'notice', subject)?.settings.maxDays ?? null;

// From wide to narrow: each counts before all above it.
const LADDER = [
  days(0),
  days(1, { role: 'member' }),
  days(2, { memberId: ANA }),
  days(3, { kind: 'desk' }),
  days(4, { kind: 'desk', role: 'member' }),
  days(5, { kind: 'desk', memberId: ANA }),
  days(6, { resourceId: DESK }),
  days(7, { resourceId: DESK, role: 'member' }),
  days(8, { resourceId: DESK, memberId: ANA }),
];

it.each(LADDER.map((_, at) => at))('of the first %i rules and the next, the next counts', (at) => {
  expect(counts(LADDER.slice(0, at + 1))).toBe(at);
  expect(counts([...LADDER.slice(0, at + 1)].reverse())).toBe(at);
});

it.each<[string, Partial<RuleScope>]>([
  ['another kind', { kind: 'meeting_room' }],
  ['another resource', { resourceId: ROOM }],
  ['another role', { role: 'visitor' }],
  ['somebody else', { memberId: BEN }],
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
