'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { ErrorCopy } from '@/client/error-copy';
import { eventCopy } from '@/client/event-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { useUnsavedWarning } from '@/client/use-unsaved-warning';
import { ROLE_NAME } from '@/features/members/domain/role-words';
import type { OperatorId } from '@/kernel/ids';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Select } from '@/ui/select';
import { toast } from '@/ui/toast-store';
import type { hostRulesView } from '../events.contract';

type Rules = z.output<typeof hostRulesView>;
type Role = Rules['hostRoles'][number];
type Props = { operatorId: OperatorId; first: Rules };
type May = 'no' | 'after_yes' | 'yes';

const ASKED: readonly Role[] = ['front_desk', 'host', 'member', 'visitor'];
const MAY: readonly { readonly value: May; readonly words: string }[] = [
  { value: 'yes', words: 'May host, and publishes by themselves' },
  { value: 'after_yes', words: 'May host, somebody says yes first' },
  { value: 'no', words: 'May not host' },
];

const mayOf = ({ hostRoles, yesRoles }: Rules, role: Role): May =>
  !hostRoles.includes(role) ? 'no' : yesRoles.includes(role) ? 'after_yes' : 'yes';

const withMay = ({ hostRoles, yesRoles }: Rules, role: Role, may: May): Rules => ({
  hostRoles: ASKED.filter((one) => (one === role ? may !== 'no' : hostRoles.includes(one))),
  yesRoles: ASKED.filter((one) => (one === role ? may === 'after_yes' : yesRoles.includes(one))),
});

/** Who may host events here, and whose events an owner or manager looks at first. */
export function HostRulesScreen({ operatorId, first }: Props) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const request = useRequestId();
  const { data: stands } = useQuery(trpc.events.hostRules.queryOptions({ operatorId }, { initialData: first }));
  const [typed, setTyped] = useState<Rules | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ErrorCopy | null>(null);
  const rules = typed ?? stands;
  const changed = ASKED.some((role) => mayOf(rules, role) !== mayOf(stands, role));
  useUnsavedWarning(changed);
  const save = async () => {
    setBusy(true);
    setRefused(null);
    const wish = { operatorId, ...rules };
    try {
      await api.events.setHostRules.mutate({ ...wish, requestId: request.idFor(wish) });
      request.answered();
      toast({ title: 'Saved', tone: 'success' });
    } catch (error) {
      const { code, details } = refusalIn(error);
      setRefused(eventCopy(code, details));
    }
    await client.invalidateQueries(trpc.events.pathFilter());
    setBusy(false);
  };
  return (
    <div className="grid gap-5">
      <div>
        <h2 className="text-xl font-semibold">Events</h2>
        <p className="text-ink-muted mt-1 max-w-prose">
          Who may host. Publishing an event books its room without a price, so say for whom that is. Owners and managers
          always may, and say yes to what others send them.
        </p>
      </div>
      {refused ? (
        <Banner tone="danger" live title={refused.title}>
          {refused.hint}
        </Banner>
      ) : null}
      <div className="grid max-w-md gap-4">
        {ASKED.map((role) => (
          <Field key={role} label={ROLE_NAME[role]}>
            <Select
              value={mayOf(rules, role)}
              onChange={({ target }) => setTyped(withMay(rules, role, target.value as May))}
            >
              {MAY.map(({ value, words }) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </Select>
          </Field>
        ))}
      </div>
      <Button
        variant="primary"
        className="justify-self-start"
        loading={busy}
        disabledReason={changed ? undefined : 'Nothing has changed.'}
        onClick={() => void save()}
      >
        Save
      </Button>
    </div>
  );
}
