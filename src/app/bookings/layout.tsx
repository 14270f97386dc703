import type { ReactNode } from 'react';
import { MemberShell } from '@/app/_shell/member-shell';
import { whoAsks } from '@/app/_shell/who-asks';

export default async function BookingsLayout({ children }: { children: ReactNode }) {
  const asking = await whoAsks();
  // The page itself sends whoever is signed out to sign in.
  return asking ? <MemberShell asking={asking}>{children}</MemberShell> : children;
}
