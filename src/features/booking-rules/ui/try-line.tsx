'use client';
import { Check, CircleHelp, Pencil, X } from 'lucide-react';
import { useId } from 'react';
import { ROLE_AS } from '@/features/members/domain/role-words';
import { ROLES } from '@/kernel/acting-member';
import { Button } from '@/ui/button';
import { cn } from '@/ui/cn';
import { VisuallyHidden } from '@/ui/visually-hidden';
import type { NamedRule, RuleTopic } from '../booking-rules.contract';
import { ruleWithin, scopeWithin } from '../domain/rule-words';
import { TryFields } from './try-fields';
import { answerTrial, type Trial, type TryWorld } from './try-answer';

type Props = {
  topic: RuleTopic;
  /** The rules as they stand, or as they are being typed; null while what is typed says nothing yet. */
  rules: readonly NamedRule[] | null;
  world: TryWorld;
  trial: Trial;
  onTrial: (trial: Trial) => void;
  /** whether the fields show, or only what was tried and the answer */
  open: boolean;
  onOpen?: (open: boolean) => void;
};

const ICON = { yes: <Check aria-hidden />, no: <X aria-hidden />, unclear: <CircleHelp aria-hidden /> };
const TINT = { yes: 'text-success', no: 'text-danger', unclear: 'text-ink-faint' };

/** "Try it": a place, somebody and a time, and at once what the rules would answer, and which of them. */
export function TryLine({ topic, rules, world, trial, onTrial, open, onOpen }: Props) {
  const fieldsId = useId();
  const answer = rules
    ? answerTrial(topic, rules, trial, world)
    : {
        verdict: 'unclear' as const,
        title: 'Mend the marked fields, and the answer stands here.',
        hint: undefined,
        by: null,
      };
  const place = world.resources.find(({ id }) => id === trial.resourceId)?.name ?? 'A place';
  return (
    <div className="bg-sunken grid gap-2.5 rounded-md px-3.5 py-3 text-sm">
      <div className="flex items-start justify-between gap-3">
        <p className="text-ink-muted min-w-0">
          <span className="text-ink font-medium">Try it:</span> {place}, {whoIsTried(trial, rules ?? [])},{' '}
          {trial.typed.trim() || 'no time yet'}
        </p>
        {onOpen ? (
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={open ? 'Hide what is tried' : 'Try something else'}
            aria-expanded={open}
            aria-controls={fieldsId}
            className="-my-1.5 -mr-2"
            onClick={() => onOpen(!open)}
          >
            {open ? <X aria-hidden /> : <Pencil aria-hidden />}
          </Button>
        ) : null}
      </div>
      <div id={fieldsId} hidden={!open}>
        {open ? <TryFields topic={topic} rules={rules ?? []} world={world} trial={trial} onTrial={onTrial} /> : null}
      </div>
      <div role={open ? 'status' : undefined} className="flex min-h-10 items-start gap-2">
        <span className={cn('mt-0.5 [&_svg]:size-4', TINT[answer.verdict])}>{ICON[answer.verdict]}</span>
        <p className="min-w-0">
          <VisuallyHidden>{answer.verdict === 'no' ? 'No. ' : ''}</VisuallyHidden>
          <span className="text-ink font-medium">{answer.title}</span> {answer.hint}
          <span className="text-ink-faint block">
            {answer.by
              ? `By the rule for ${scopeWithin(answer.by)}: ${ruleWithin(answer.by)}.`
              : answer.verdict === 'unclear'
                ? null
                : 'No rule says anything here.'}
          </span>
        </p>
      </div>
    </div>
  );
}

function whoIsTried({ people }: Trial, rules: readonly NamedRule[]): string {
  const [kind, value] = people.split(':');
  if (kind === 'member') return `as ${rules.find(({ memberId }) => memberId === value)?.memberName ?? 'that person'}`;
  const role = ROLES.find((one) => one === value) ?? 'member';
  return `as ${ROLE_AS[role]}`;
}
