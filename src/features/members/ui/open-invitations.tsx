'use client';
import { MailPlus, Undo2 } from 'lucide-react';
import { errorCopy } from '@/client/error-copy';
import type { Role } from '@/kernel/acting-member';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { ROLE_AS } from '../domain/role-words';
import { mayInvite } from '../members.access';
import type { OpenInvitation } from '../members.contract';
import type { PeopleActions } from './use-people';

type Props = {
  invitations: readonly OpenInvitation[];
  asker: Role;
  now: Date;
  locale: string;
  actions: PeopleActions;
};

/** Who was asked and has not answered. */
export function OpenInvitations({ invitations, asker, now, locale, actions }: Props) {
  if (invitations.length === 0) return null;
  const day = (iso: string) =>
    new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(new Date(iso));
  return (
    <section aria-labelledby="invited" className="mt-10">
      <h2 id="invited" className="mb-3 text-lg">
        Invited, not answered yet
      </h2>
      <ul className="divide-line border-line bg-surface divide-y rounded-lg border">
        {invitations.map(({ invitationId, email, role, invitedBy, createdAt, expiresAt }) => {
          const over = Date.parse(expiresAt) <= now.getTime();
          const allowed = mayInvite(asker, role);
          const reason = allowed.ok ? undefined : errorCopy(allowed.code).title;
          return (
            <li key={invitationId} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
              <div className="min-w-0 flex-1 basis-64">
                <p className="truncate font-medium">{email}</p>
                <p className="text-ink-muted text-sm">
                  As {ROLE_AS[role]}, invited by {invitedBy} on {day(createdAt)}
                  {over ? null : `, stands until ${day(expiresAt)}`}
                </p>
              </div>
              {over ? <Badge tone="warn">Out of time</Badge> : null}
              <div className="flex gap-1.5">
                <Button
                  size="sm"
                  disabledReason={reason}
                  aria-label={`Send again to ${email}`}
                  onClick={() => actions.inviteAgain(email, role)}
                >
                  <MailPlus aria-hidden />
                  Send again
                </Button>
                <Button
                  size="sm"
                  variant="ghost"
                  disabledReason={reason}
                  aria-label={`Take back the invitation to ${email}`}
                  onClick={() => actions.withdraw(invitationId, email)}
                >
                  <Undo2 aria-hidden />
                  Take back
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
