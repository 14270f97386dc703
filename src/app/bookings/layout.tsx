import type { ReactNode } from 'react';
import { MemberShell } from '@/app/_shell/member-shell';
import { signedIn } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';

export default async function BookingsLayout({ children }: { children: ReactNode }) {
  return <MemberShell asking={await signedIn(paths.bookings())}>{children}</MemberShell>;
}
