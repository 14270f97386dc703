'use client';
import type { RuleDraft } from '../domain/rule-draft';
import type { FieldErrors } from '../domain/rule-fields';
import { AccessFields, ApprovalFields, CheckInFields, LimitFields, WaitlistFields } from './fields-of-people';
import { BufferFields, LengthFields, NoticeFields, SeriesFields } from './fields-of-time';

type Props = { draft: RuleDraft; errors: FieldErrors; onFields: (changed: Record<string, string>) => void };

/** The plain fields of a topic. */
export function RuleFields({ draft, errors, onFields }: Props) {
  const set = onFields as (changed: object) => void;
  switch (draft.topic) {
    case 'length':
      return <LengthFields fields={draft.fields} errors={errors} set={set} />;
    case 'notice':
      return <NoticeFields fields={draft.fields} errors={errors} set={set} />;
    case 'series':
      return <SeriesFields fields={draft.fields} errors={errors} set={set} />;
    case 'buffer':
      return <BufferFields fields={draft.fields} errors={errors} set={set} />;
    case 'access':
      return <AccessFields fields={draft.fields} errors={errors} set={set} />;
    case 'limit':
      return <LimitFields fields={draft.fields} errors={errors} set={set} />;
    case 'approval':
      return <ApprovalFields fields={draft.fields} errors={errors} set={set} />;
    case 'check_in':
      return <CheckInFields fields={draft.fields} errors={errors} set={set} />;
    case 'waitlist':
      return <WaitlistFields fields={draft.fields} errors={errors} set={set} />;
  }
}
