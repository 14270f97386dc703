'use client';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useNow } from '@/client/use-now';
import type { OpeningRules } from '@/features/spaces/domain/opening-hours';
import type { OperatorId, SpaceId } from '@/kernel/ids';
import type { NamedRule, RuleTopic } from '../booking-rules.contract';
import { narrowness } from '../domain/narrowest-rule';
import { anyOnPlan, draftOf, newDraft, type RuleDraft } from '../domain/rule-draft';
import { FIRST_SETTINGS, freeScope, type RulePreset } from '../domain/rule-presets';
import { RuleCard } from './rule-card';
import { NARROWEST, TOPICS } from './topic-words';
import type { Trial, TryPlan, TryResource } from './try-answer';
import { useRules } from './use-rules';

const RuleSheet = lazy(() => import('./rule-sheet').then((module) => ({ default: module.RuleSheet })));

type Props = {
  space: {
    readonly id: SpaceId;
    readonly hours: OpeningRules;
    readonly resources: readonly TryResource[];
    readonly plans: readonly TryPlan[];
  };
  operatorId: OperatorId;
  first: readonly NamedRule[];
  firstNow: Date;
  locale: string;
};

/** How the space may be booked: a card for each topic, with what holds now and a line to try it. */
export function RulesScreen({ space, operatorId, first, firstNow, locale }: Props) {
  const now = useNow(firstNow);
  const { rules: read, save, remove } = useRules(space.id, first);
  // Whoever is tried as a member on a plan is on it, and nobody in particular.
  const rules = useMemo(
    () => read.map((one) => (one.planId ? { ...one, onPlan: [...(one.onPlan ?? []), anyOnPlan(one.planId)] } : one)),
    [read],
  );
  const [editing, setEditing] = useState<RuleDraft | null>(null);
  const [trial, setTrial] = useState<Trial>({
    typed: 'tomorrow 9-12',
    resourceId: space.resources[0]?.id ?? '',
    people: 'role:member',
    has: { bookings: 0, hours: 0 },
  });
  const draftFrom = (topic: RuleTopic, preset?: RulePreset): RuleDraft => {
    if (preset) return newDraft(preset.topic, preset.settings, preset.scope);
    const kinds = new Set(space.resources.map(({ kind }) => kind));
    const scope = freeScope(topic, rules, kinds);
    // A narrower rule counts as a whole: what the house says of notice and horizon stays, unless it is changed here.
    const house = rules.find((rule) => rule.topic === 'notice' && narrowness(rule) === 0);
    if (topic === 'notice' && house?.topic === 'notice') return newDraft('notice', house.settings, scope);
    return newDraft(topic, FIRST_SETTINGS[topic], scope);
  };
  const world = useMemo(() => ({ ...space, now, locale }), [space, now, locale]);
  return (
    <div className="grid grid-cols-1 gap-5">
      <div>
        <h2 className="text-xl font-semibold">How this space is booked</h2>
        <p className="text-ink-muted mt-1">
          {rules.length === 0
            ? 'There are no rules yet: everybody books what they may within opening hours. Add one where you want it otherwise; it counts at once, and what is booked stays.'
            : NARROWEST}
        </p>
      </div>
      {TOPICS.map((topic) => (
        <RuleCard
          key={topic}
          topic={topic}
          rules={rules}
          world={world}
          trial={trial}
          onTrial={setTrial}
          onAdd={(preset) => setEditing(draftFrom(topic, preset))}
          onEdit={(rule) => setEditing(draftOf(rule))}
          onRemove={remove}
        />
      ))}
      <Suspense>
        {editing ? (
          <RuleSheet
            key={`${editing.topic} ${editing.ruleId}`}
            opened={editing}
            rules={rules}
            operatorId={operatorId}
            world={world}
            trial={trial}
            onTrial={setTrial}
            onSave={save}
            onOther={(rule) => setEditing(draftOf(rule))}
            onClose={() => setEditing(null)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
