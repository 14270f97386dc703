'use client';
import { useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { refusalIn } from '@/client/refusal';
import { useRequestId } from '@/client/use-request-id';
import { useUnsavedWarning } from '@/client/use-unsaved-warning';
import type { BookingRuleId } from '@/kernel/ids';
import { focusFirstError } from '@/ui/focus-first-error';
import { toast } from '@/ui/toast-store';
import type { NamedRule, SaveRuleInput } from '../booking-rules.contract';
import { sameScope } from '../domain/narrowest-rule';
import { readDraft, scopeOfDraft, type RuleDraft } from '../domain/rule-draft';
import type { FieldErrors } from '../domain/rule-fields';
import { scopeWithin } from '../domain/rule-words';
import type { TryPlan, TryResource } from './try-answer';

type Wish = Pick<SaveRuleInput, 'rule' | 'ruleId' | 'requestId'>;
type Form = {
  readonly opened: RuleDraft;
  readonly rules: readonly NamedRule[];
  readonly resources: readonly TryResource[];
  readonly plans: readonly TryPlan[];
  readonly onSave: (wish: Wish) => Promise<NamedRule>;
  readonly onClose: () => void;
};

const LEAVE = 'This rule is not saved. Leave it as it was?';
const DRAFT = 'draft';

/** A rule while it is typed: what is wrong with it, how the rules would be with it, and saving it. */
export function useRuleForm({ opened, rules, resources, plans, onSave, onClose }: Form) {
  const request = useRequestId();
  const [draft, setDraft] = useState(opened);
  const [tried, setTried] = useState(false);
  const [saving, setSaving] = useState(false);
  const [refusal, setRefusal] = useState<{ title: string; hint?: string } | null>(null);
  const before = rules.find(({ id }) => id === opened.ruleId) ?? null;
  const changed = JSON.stringify(draft) !== JSON.stringify(opened);
  useUnsavedWarning(changed);

  const scope = scopeOfDraft(draft);
  const goneName = before?.resourceName ?? null;
  const place = resources.find(({ id }) => id === scope.resourceId)?.name ?? goneName;
  const read = readDraft(draft, place, plans.find(({ id }) => id === scope.planId)?.name);
  const like = rules.find((one) => one.topic === draft.topic && one.id !== draft.ruleId && sameScope(one, scope));
  const errors: FieldErrors = {
    ...(tried && !read.ok ? read.errors : {}),
    ...(like ? { scope: `There is a rule for ${scopeWithin(like)} already.` } : {}),
  };
  const others = rules.filter((one) => one.id !== draft.ruleId && one.id !== like?.id);

  const save = async (form: HTMLElement) => {
    setTried(true);
    if (!read.ok || like) {
      requestAnimationFrame(() => focusFirstError(form));
      return;
    }
    setSaving(true);
    setRefusal(null);
    const { resourceName: _place, memberName: _name, planName: _plan, onPlan: _who, ...rule } = read.rule;
    const wish = { rule: rule as SaveRuleInput['rule'], ruleId: draft.ruleId as BookingRuleId | null };
    try {
      const saved = await onSave({ ...wish, requestId: request.idFor(wish) });
      toast({ title: `The rule for ${scopeWithin(saved)} counts from now on`, tone: 'success' });
      onClose();
    } catch (error) {
      const { code, details } = refusalIn(error);
      setRefusal(errorCopy(code, details));
      setSaving(false);
    }
  };
  return {
    draft,
    errors,
    like,
    goneName,
    refusal,
    saving,
    /** The rules as they would be once it is saved; null while what is typed says nothing. */
    asTyped: read.ok ? [...others, { ...read.rule, id: draft.ruleId ?? DRAFT } as NamedRule] : null,
    edit: (edited: Partial<RuleDraft>) => setDraft((old) => ({ ...old, ...edited }) as RuleDraft),
    save,
    leave: () => {
      if (!changed || window.confirm(LEAVE)) onClose();
    },
  };
}
