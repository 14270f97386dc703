'use client';
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/ui/button';
import type { NamedRule } from '../booking-rules.contract';
import { ruleWithin, scopeInWords } from '../domain/rule-words';

type Props = { rule: NamedRule; onEdit: () => void; onRemove: () => Promise<void> };

/** One rule in a line: for what and whom, what it says, and in whose words. */
export function RuleRow({ rule, onEdit, onRemove }: Props) {
  const [removing, setRemoving] = useState(false);
  const scope = scopeInWords(rule);
  const remove = async () => {
    setRemoving(true);
    await onRemove();
    setRemoving(false);
  };
  return (
    <li className="flex items-start gap-2 py-2.5 pr-1.5 pl-3.5">
      <div className="min-w-0 flex-1">
        <p>
          <span className="font-medium">{scope}</span>
          <span className="text-ink-muted">: {ruleWithin(rule)}</span>
        </p>
        {rule.words ? <p className="text-ink-muted text-sm">“{rule.words}”</p> : null}
      </div>
      <div className="flex shrink-0">
        <Button variant="ghost" size="icon-sm" aria-label={`Change the rule for ${scope}`} onClick={onEdit}>
          <Pencil aria-hidden />
        </Button>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label={`Remove the rule for ${scope}`}
          loading={removing}
          onClick={() => void remove()}
        >
          <Trash2 aria-hidden />
        </Button>
      </div>
    </li>
  );
}
