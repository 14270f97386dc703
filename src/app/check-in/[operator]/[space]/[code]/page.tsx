import { TRPCError } from '@trpc/server';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { MemberShell } from '@/app/_shell/member-shell';
import { memberOfSpace, readerLocale } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { ArrivalScreen } from '@/features/bookings/ui/arrival-screen';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; space: string; code: string }> };

export const metadata: Metadata = { title: 'Check in', robots: { index: false } };

/** A code of nothing here is no page; anything else that goes wrong says so, and can be tried again. */
const unknownCode = (error: unknown): never => {
  if (error instanceof TRPCError && ['NOT_FOUND', 'BAD_REQUEST'].includes(error.code)) notFound();
  throw error;
};

/** Where the code at a desk leads. Looking checks nobody in: the button does. */
export default async function CheckInPage({ params }: Props) {
  const [{ code, ...where }, locale, caller] = await Promise.all([params, readerLocale(), callerForRequest()]);
  const asking = await memberOfSpace(where, paths.checkIn(where.operator, where.space, code));
  const first = await caller.bookings.arrival({ spaceId: asking.space.id, code }).catch(unknownCode);
  return (
    <MemberShell asking={asking} at={where}>
      <ArrivalScreen {...{ where, code, first, locale, spaceId: asking.space.id, firstNow: new Date() }} />
    </MemberShell>
  );
}
