'use client';
import { KIND_WORDS } from '@/features/floor-plan/domain/state-words';
import { ROLE_NAME } from '@/features/members/domain/role-words';
import { ROLES, type Role } from '@/kernel/acting-member';
import type { OperatorId } from '@/kernel/ids';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import type { RuleDraft } from '../domain/rule-draft';
import type { FieldErrors } from '../domain/rule-fields';
import { MemberPicker } from './member-picker';
import type { TryPlan, TryResource } from './try-answer';

type Props = {
  draft: RuleDraft;
  /** what the opened rule's place is called, where it is no longer among the resources */
  goneName: string | null;
  operatorId: OperatorId;
  resources: readonly TryResource[];
  plans: readonly TryPlan[];
  errors: FieldErrors;
  onScope: (changed: Pick<RuleDraft, 'place'> | Pick<RuleDraft, 'people' | 'memberName'>) => void;
};

const roleWords = (role: Role) => (role === 'front_desk' ? 'The front desk' : `All ${ROLE_NAME[role].toLowerCase()}s`);

/** For which place and for whom. */
export function ScopeFields({ draft, goneName, operatorId, resources, plans, errors, onScope }: Props) {
  const { place, people } = draft;
  const kinds = RESOURCE_KINDS.filter(
    (kind) => place === `kind:${kind}` || resources.some((resource) => resource.kind === kind),
  );
  const known = !place.startsWith('resource:') || resources.some(({ id }) => place === `resource:${id}`);
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Place" error={errors.scope}>
          <Select value={place} onChange={({ target }) => onScope({ place: target.value })}>
            <option value="all">Everything</option>
            <optgroup label="All of a kind">
              {kinds.map((kind) => (
                <option key={kind} value={`kind:${kind}`}>
                  {KIND_WORDS[kind]}
                </option>
              ))}
            </optgroup>
            {kinds.map((kind) => (
              <optgroup key={kind} label={KIND_WORDS[kind]}>
                {resources
                  .filter((resource) => resource.kind === kind)
                  .map(({ id, name }) => (
                    <option key={id} value={`resource:${id}`}>
                      {name}
                    </option>
                  ))}
              </optgroup>
            ))}
            {known ? null : <option value={place}>{goneName ?? 'A place that is gone'}</option>}
          </Select>
        </Field>
        <Field label="For whom">
          <Select
            value={people.startsWith('member:') ? 'member:' : people}
            onChange={({ target }) => onScope({ people: target.value, memberName: null })}
          >
            <option value="all">Everybody</option>
            {[...ROLES].reverse().map((role) => (
              <option key={role} value={`role:${role}`}>
                {roleWords(role)}
              </option>
            ))}
            {plans.length > 0 && draft.topic !== 'check_in' ? (
              <optgroup label="Whoever is on a plan">
                {plans.map(({ id, name }) => (
                  <option key={id} value={`plan:${id}`}>
                    {name}
                  </option>
                ))}
              </optgroup>
            ) : null}
            <option value="member:">One person</option>
          </Select>
        </Field>
      </div>
      {people.startsWith('member:') ? (
        <MemberPicker
          operatorId={operatorId}
          memberId={people.slice('member:'.length)}
          memberName={draft.memberName}
          error={errors.people}
          onPick={(memberId, memberName) => onScope({ people: `member:${memberId}`, memberName })}
        />
      ) : null}
    </>
  );
}
