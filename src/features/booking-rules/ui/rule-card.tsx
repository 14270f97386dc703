'use client';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/ui/button';
import { Card, CardTitle } from '@/ui/card';
import type { NamedRule, RuleTopic } from '../booking-rules.contract';
import { narrowness } from '../domain/narrowest-rule';
import { presetsFor, type RulePreset } from '../domain/rule-presets';
import { scopeWithin } from '../domain/rule-words';
import { RuleRow } from './rule-row';
import { LIMITS_ADD_UP, TOPIC_WORDS } from './topic-words';
import type { Trial, TryWorld } from './try-answer';
import { TryLine } from './try-line';

type Props = {
  topic: RuleTopic;
  rules: readonly NamedRule[];
  world: TryWorld;
  trial: Trial;
  onTrial: (trial: Trial) => void;
  onAdd: (preset?: RulePreset) => void;
  onEdit: (rule: NamedRule) => void;
  onRemove: (rule: NamedRule) => Promise<void>;
};

/** One topic: what it does, what holds now from wide to narrow, rules that many houses have, and a line to try it. */
export function RuleCard({ topic, rules, world, trial, onTrial, onAdd, onEdit, onRemove }: Props) {
  const [trying, setTrying] = useState(false);
  const { title, does, without } = TOPIC_WORDS[topic];
  const own = rules.filter((rule) => rule.topic === topic).sort(fromWideToNarrow);
  const kinds = new Set(world.resources.map(({ kind }) => kind));
  const presets = presetsFor(topic, rules, kinds);
  const wide = own.some((rule) => narrowness(rule) === 0);
  return (
    <Card aria-labelledby={`rules-${topic}`} id={topic} className="grid scroll-mt-20 grid-cols-1 gap-4">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <CardTitle id={`rules-${topic}`}>{title}</CardTitle>
          <p className="text-ink-muted mt-0.5">{does}</p>
        </div>
        <Button size="sm" aria-label={`Add a rule: ${title}`} onClick={() => onAdd()}>
          <Plus aria-hidden />
          Add a rule
        </Button>
      </div>
      {own.length > 0 ? (
        <ul aria-label={`Rules: ${title}`} className="divide-line border-line divide-y rounded-md border">
          {own.map((rule) => (
            <RuleRow key={rule.id} rule={rule} onEdit={() => onEdit(rule)} onRemove={() => onRemove(rule)} />
          ))}
        </ul>
      ) : null}
      {wide ? null : (
        <p className="text-ink-muted">
          <span className="text-ink font-medium">{own.length > 0 ? 'All else:' : 'Now:'}</span> {without}
        </p>
      )}
      {topic === 'limit' && own.length > 1 ? <p className="text-ink-faint text-sm">{LIMITS_ADD_UP}</p> : null}
      {presets.length > 0 ? (
        <div className="grid grid-cols-1 gap-1.5">
          <p className="text-ink-faint text-xs">{own.length > 0 ? 'Others also have' : 'Many houses begin with'}</p>
          <ul className="flex flex-wrap gap-1.5">
            {presets.map((preset) => (
              <li key={preset.label} className="min-w-0">
                <Button size="sm" className="max-w-full" onClick={() => onAdd(preset)}>
                  <Plus aria-hidden />
                  <span className="truncate">{preset.label}</span>
                </Button>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <TryLine
        topic={topic}
        rules={rules}
        world={world}
        trial={trial}
        onTrial={onTrial}
        open={trying}
        onOpen={setTrying}
      />
    </Card>
  );
}

const fromWideToNarrow = (a: NamedRule, b: NamedRule): number =>
  narrowness(a) - narrowness(b) || scopeWithin(a).localeCompare(scopeWithin(b));
