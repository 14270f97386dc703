'use client';
import { useId } from 'react';
import type { OperatorId } from '@/kernel/ids';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Sheet } from '@/ui/sheet';
import { Textarea } from '@/ui/textarea';
import type { NamedRule, SaveRuleInput } from '../booking-rules.contract';
import type { RuleDraft } from '../domain/rule-draft';
import { RuleFields } from './rule-fields';
import { ScopeFields } from './scope-fields';
import { TOPIC_WORDS } from './topic-words';
import type { Trial, TryWorld } from './try-answer';
import { TryLine } from './try-line';
import { useRuleForm } from './use-rule-form';

type Props = {
  opened: RuleDraft;
  rules: readonly NamedRule[];
  operatorId: OperatorId;
  world: TryWorld;
  trial: Trial;
  onTrial: (trial: Trial) => void;
  onSave: (wish: Pick<SaveRuleInput, 'rule' | 'ruleId' | 'requestId'>) => Promise<NamedRule>;
  /** opens the rule that is there already for the chosen place and people */
  onOther: (rule: NamedRule) => void;
  onClose: () => void;
};

/** One rule: where, for whom, what, and in whose words; what it would answer stands under it while one types. */
export function RuleSheet({ opened, rules, operatorId, world, trial, onTrial, onSave, onOther, onClose }: Props) {
  const formId = useId();
  const rule = useRuleForm({ opened, rules, resources: world.resources, plans: world.plans, onSave, onClose });
  const { draft, errors, like } = rule;
  return (
    <Sheet
      open
      onOpenChange={(open) => (open ? undefined : rule.leave())}
      title={`${draft.ruleId ? 'Change' : 'New rule'}: ${TOPIC_WORDS[draft.topic].one}`}
      description={TOPIC_WORDS[draft.topic].does}
      className="md:w-[34rem]"
      footer={
        <>
          <Button onClick={rule.leave}>Leave it</Button>
          <Button type="submit" form={formId} variant="primary" loading={rule.saving}>
            {draft.ruleId ? 'Save the rule' : 'Set the rule'}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        method="post"
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          void rule.save(event.currentTarget);
        }}
      >
        {rule.refusal ? (
          <Banner tone="danger" title={rule.refusal.title} live>
            {rule.refusal.hint}
          </Banner>
        ) : null}
        <ScopeFields
          draft={draft}
          goneName={rule.goneName}
          operatorId={operatorId}
          resources={world.resources}
          plans={world.plans}
          errors={errors}
          onScope={rule.edit}
        />
        {like ? (
          <Button size="sm" className="justify-self-start" onClick={() => onOther(like)}>
            Open that rule
          </Button>
        ) : null}
        <RuleFields
          draft={draft}
          errors={errors}
          onFields={(fields) => rule.edit({ fields: { ...draft.fields, ...fields } } as Partial<RuleDraft>)}
        />
        <Field
          label="In your words"
          optional
          error={errors.words}
          help="Whoever it refuses reads this first, then what would work."
        >
          <Textarea
            rows={2}
            value={draft.words}
            placeholder="We need an hour to air the room."
            onChange={({ target }) => rule.edit({ words: target.value })}
          />
        </Field>
        <TryLine topic={draft.topic} rules={rule.asTyped} world={world} trial={trial} onTrial={onTrial} open />
      </form>
    </Sheet>
  );
}
