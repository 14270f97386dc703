import type { ReactNode } from 'react';
import { MemberShell } from '@/app/_shell/member-shell';
import { memberOfSpace } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';

type Props = { params: Promise<{ operator: string; space: string }>; children: ReactNode };

export default async function MembersLayout({ params, children }: Props) {
  const where = await params;
  const asking = await memberOfSpace(where, paths.book(where.operator, where.space));
  return (
    <MemberShell asking={asking} at={where} width="full">
      {children}
    </MemberShell>
  );
}
