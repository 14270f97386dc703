'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { MonitorSmartphone } from 'lucide-react';
import { useState } from 'react';
import { displayCopy } from '@/client/display-copy';
import { refusalIn } from '@/client/refusal';
import { sayRefusal } from '@/client/say-refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { newId, type SpaceId } from '@/kernel/ids';
import { AlertDialog } from '@/ui/alert-dialog';
import { Badge } from '@/ui/badge';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { toast } from '@/ui/toast-store';
import type { DisplayList, DisplayRow } from '../displays.contract';
import { NewDisplayDialog } from './new-display-dialog';

type Props = { space: { id: SpaceId; timeZone: string }; first: DisplayList; locale: string };

/** The tablets of a space: make a link for one, see which hang where, take one down. */
export function DisplaysScreen({ space, first, locale }: Props) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  const { data } = useQuery(trpc.displays.list.queryOptions({ spaceId: space.id }, { initialData: first }));
  const refresh = () => client.invalidateQueries(trpc.displays.list.pathFilter());
  const revoke = async ({ id, name }: DisplayRow) => {
    try {
      await api.displays.revoke.mutate({ spaceId: space.id, displayId: id, requestId: newId<'request'>() });
      toast({ title: `${name} is off. Its link opens nothing any more`, tone: 'success' });
    } catch (error) {
      sayRefusal(refusalIn(error), displayCopy);
    }
    await refresh();
  };
  const add = (
    <Button variant="primary" onClick={() => setMaking(true)}>
      Add a display
    </Button>
  );
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-72">
          <h2 className="text-xl font-semibold">Displays</h2>
          <p className="text-ink-muted mt-1">
            A tablet on the wall or at a room’s door shows what is free now and what comes next. It opens by a secret
            link, without anybody signed in.
          </p>
        </div>
        {data.displays.length > 0 ? add : null}
      </div>
      {data.displays.length === 0 ? (
        <EmptyState picture="door" action={add}>
          No display hangs yet. Add one, and open its link on a tablet.
        </EmptyState>
      ) : (
        <ul aria-label="Displays" className="divide-line border-line bg-surface divide-y rounded-lg border">
          {data.displays.map((display) => (
            <Row
              key={display.id}
              display={display}
              timeZone={space.timeZone}
              locale={locale}
              onRevoke={() => revoke(display)}
            />
          ))}
        </ul>
      )}
      {making ? (
        <NewDisplayDialog
          spaceId={space.id}
          rooms={data.rooms}
          onMade={() => void refresh()}
          onClose={() => setMaking(false)}
        />
      ) : null}
    </div>
  );
}

type RowProps = { display: DisplayRow; timeZone: string; locale: string; onRevoke: () => Promise<void> };

function Row({ display, timeZone, locale, onRevoke }: RowProps) {
  const { name, resourceName, showsNames, books, createdByName, createdAt } = display;
  const since = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone }).format(
    new Date(createdAt),
  );
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <MonitorSmartphone aria-hidden className="text-ink-faint size-5 shrink-0" />
      <div className="min-w-0 flex-1 basis-48">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-medium">{name}</span>
          {books ? <Badge tone="outline">Book now</Badge> : null}
          {showsNames ? <Badge tone="outline">Names</Badge> : null}
        </p>
        <p className="text-ink-muted text-sm">
          {resourceName ?? 'The whole space'} · by {createdByName}, {since}
        </p>
      </div>
      <AlertDialog
        trigger={
          <Button size="sm" variant="danger-quiet" aria-label={`Turn off ${name}`}>
            Turn off
          </Button>
        }
        title={`Turn off ${name}?`}
        description="Its link opens nothing from then on. This cannot be undone; a new link can be made at any time."
        confirm="Turn it off"
        keep="Keep it"
        onConfirm={onRevoke}
      />
    </li>
  );
}
