'use client';
import { ROLE_AS } from '@/features/members/domain/role-words';
import { ROLES } from '@/kernel/acting-member';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import type { NamedRule, RuleTopic } from '../booking-rules.contract';
import type { Trial, TryWorld } from './try-answer';

type Props = {
  topic: RuleTopic;
  rules: readonly NamedRule[];
  world: TryWorld;
  trial: Trial;
  onTrial: (trial: Trial) => void;
};

/** The members whom a rule names can be tried as themselves. */
function namedIn(rules: readonly NamedRule[]): { id: string; name: string }[] {
  const names = new Map(
    rules.flatMap(({ memberId, memberName }) => (memberId ? [[memberId, memberName ?? 'Somebody']] : [])),
  );
  return [...names].map(([id, name]) => ({ id: id, name: name }));
}

/** A place, somebody and a time by typing; for limits also what they have already. */
export function TryFields({ topic, rules, world, trial, onTrial }: Props) {
  const change = (changed: Partial<Trial>) => onTrial({ ...trial, ...changed });
  const has = (name: 'bookings' | 'hours', typed: string) => {
    const value = Math.min(500, Math.max(0, Number(typed.replace(',', '.')) || 0));
    change({ has: { ...trial.has, [name]: value } });
  };
  return (
    <div className="grid gap-2 sm:grid-cols-3">
      <Select
        aria-label="Place to try"
        value={trial.resourceId}
        onChange={({ target }) => change({ resourceId: target.value })}
      >
        {world.resources.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Select aria-label="Try it as" value={trial.people} onChange={({ target }) => change({ people: target.value })}>
        {[...ROLES].reverse().map((role) => (
          <option key={role} value={`role:${role}`}>
            As {ROLE_AS[role]}
          </option>
        ))}
        {world.plans.map(({ id, name }) => (
          <option key={id} value={`plan:${id}`}>
            As a member on {name}
          </option>
        ))}
        {namedIn(rules).map(({ id, name }) => (
          <option key={id} value={`member:${id}`}>
            As {name}
          </option>
        ))}
      </Select>
      <Input
        aria-label="Day and time to try"
        placeholder="tue 9-12"
        autoComplete="off"
        value={trial.typed}
        onChange={({ target }) => change({ typed: target.value })}
      />
      {topic === 'limit' ? (
        <div className="text-ink-muted flex flex-wrap items-center gap-x-2 gap-y-1 sm:col-span-3">
          <span>who has</span>
          <Input
            aria-label="Bookings ahead"
            inputMode="numeric"
            className="w-14"
            defaultValue={trial.has.bookings}
            onChange={({ target }) => has('bookings', target.value)}
          />
          <span>bookings ahead, and</span>
          <Input
            aria-label="Hours on other days of that week"
            inputMode="decimal"
            className="w-14"
            defaultValue={trial.has.hours}
            onChange={({ target }) => has('hours', target.value)}
          />
          <span>hours on other days of that week</span>
        </div>
      ) : null}
    </div>
  );
}
