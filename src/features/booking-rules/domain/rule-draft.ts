import type { Role } from '@/kernel/acting-member';
import type { Id, MemberId, ResourceId } from '@/kernel/ids';
import type { ResourceKind } from '@/kernel/resource-kind';
import type { NamedRule, RuleScope, RuleSettings, RuleTopic } from '../booking-rules.contract';
import { fieldsOf, readFields, type FieldErrors, type TopicFields } from './rule-fields';

/** A rule as it is being typed. A place is `all`, `kind:…` or `resource:…`; people are `all`, `role:…`, `plan:…` or `member:…`. */
export type RuleDraft = {
  readonly [T in RuleTopic]: {
    readonly topic: T;
    /** The rule that was opened; null for a new one. */
    readonly ruleId: string | null;
    readonly place: string;
    readonly people: string;
    /** The name of the member that was picked. */
    readonly memberName: string | null;
    readonly words: string;
    readonly fields: TopicFields[T];
  };
}[RuleTopic];

export type ReadDraft =
  { readonly ok: true; readonly rule: Omit<NamedRule, 'id'> } | { readonly ok: false; readonly errors: FieldErrors };

const MOST_WORDS = 300;

const after = (text: string, prefix: string): string | null =>
  text.startsWith(prefix) ? text.slice(prefix.length) : null;

export const placeOf = ({ kind, resourceId }: Pick<RuleScope, 'kind' | 'resourceId'>): string =>
  resourceId ? `resource:${resourceId}` : kind ? `kind:${kind}` : 'all';
export const peopleOf = ({ role, memberId, planId }: Pick<RuleScope, 'role' | 'memberId' | 'planId'>): string =>
  memberId ? `member:${memberId}` : planId ? `plan:${planId}` : role ? `role:${role}` : 'all';

/** Place and people as the draft has them chosen. */
export const scopeOfDraft = ({ place, people }: Pick<RuleDraft, 'place' | 'people'>): RuleScope => ({
  kind: after(place, 'kind:') as ResourceKind | null,
  resourceId: after(place, 'resource:') as ResourceId | null,
  role: after(people, 'role:') as Role | null,
  memberId: (after(people, 'member:') || null) as MemberId | null,
  planId: after(people, 'plan:') as Id<'plan'> | null,
});

/** A rule opened to be changed. */
export const draftOf = (rule: NamedRule): RuleDraft =>
  ({
    topic: rule.topic,
    ruleId: rule.id,
    place: placeOf(rule),
    people: peopleOf(rule),
    memberName: rule.memberName,
    words: rule.words,
    fields: fieldsOf(rule.topic, rule.settings),
  }) as RuleDraft;

/** A new rule that says `settings` to begin with. */
export const newDraft = <T extends RuleTopic>(
  topic: T,
  settings: RuleSettings<T>,
  scope: Partial<RuleScope> = {},
): RuleDraft =>
  ({
    topic,
    ruleId: null,
    place: placeOf({ kind: null, resourceId: null, ...scope }),
    people: peopleOf({ role: null, memberId: null, ...scope }),
    memberName: null,
    words: '',
    fields: fieldsOf(topic, settings),
  }) as RuleDraft;

/** Somebody on a plan, for trying rules. */
export const anyOnPlan = (planId: string): MemberId => `plan:${planId}` as MemberId;

/** What a draft says, or what is wrong with it, by field in people's words. */
export function readDraft(draft: RuleDraft, resourceName: string | null, planName: string | null = null): ReadDraft {
  const read = readFields(draft);
  const errors: FieldErrors = {
    ...(read.ok ? {} : read.errors),
    ...(draft.people === 'member:' ? { people: 'Choose who it is for' } : {}),
    ...(draft.words.trim().length > MOST_WORDS ? { words: `At most ${MOST_WORDS} characters` } : {}),
  };
  if (!read.ok || Object.keys(errors).length > 0) return { ok: false, errors };
  const { topic, memberName } = draft;
  const scope = scopeOfDraft(draft);
  const people = { memberName, planName, ...(scope.planId ? { onPlan: [anyOnPlan(scope.planId)] } : {}) };
  const rule = { ...scope, topic, settings: read.settings, words: draft.words.trim(), resourceName, ...people };
  return { ok: true, rule };
}
