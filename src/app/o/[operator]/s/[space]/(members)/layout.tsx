import type { ReactNode } from 'react';
import { MemberShell } from '@/app/_shell/member-shell';
import { whoAsks } from '@/app/_shell/who-asks';

type Props = { params: Promise<{ operator: string; space: string }>; children: ReactNode };

export default async function MembersLayout({ params, children }: Props) {
  const [where, asking] = await Promise.all([params, whoAsks()]);
  // Whoever is signed out is sent to sign in by the page, which knows its whole address to come back to.
  if (!asking) return children;
  return (
    <MemberShell asking={asking} at={where} width="full">
      {children}
    </MemberShell>
  );
}
