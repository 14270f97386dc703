import type { Metadata } from 'next';
import { memberOfSpace } from '@/app/_shell/who-asks';
import { paths } from '@/client/paths';
import { maySetEvents } from '@/features/events/events.access';
import { HostRulesScreen } from '@/features/events/ui/host-rules-screen';
import { callerForRequest } from '@/wiring/server-caller';

type Props = { params: Promise<{ operator: string; space: string }> };

export const metadata: Metadata = { title: 'Events' };

export default async function EventSettingsPage({ params }: Props) {
  const where = await params;
  const { membership } = await memberOfSpace(where, paths.settings(where.operator, where.space, 'events'));
  // The layout says why.
  if (!maySetEvents(membership.role)) return null;
  const operatorId = membership.operator.id;
  const first = await (await callerForRequest()).events.hostRules({ operatorId });
  return <HostRulesScreen operatorId={operatorId} first={first} />;
}
