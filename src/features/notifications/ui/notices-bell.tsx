'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Bell } from 'lucide-react';
import { useState } from 'react';
import { useTopic } from '@/client/live/use-topic';
import { useTRPC } from '@/client/trpc';
import type { PersonId } from '@/kernel/ids';
import { personTopic } from '@/kernel/realtime';
import { Button } from '@/ui/button';
import { lateModule } from '@/ui/late-module';
import { Popover } from '@/ui/popover';

const list = lateModule(() => import('./notices-list'));

/** How many notices wait, and the latest of them when it is opened. */
export function NoticesBell({ personId, locale }: { personId: PersonId; locale: string }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const { data: unread = 0 } = useQuery(trpc.notices.unread.queryOptions(undefined, { staleTime: 30_000 }));
  useTopic(personTopic(personId), () => void client.invalidateQueries(trpc.notices.pathFilter()));
  const loaded = list.use(open);
  const label = unread === 0 ? 'Notices' : unread === 1 ? 'Notices, 1 new' : `Notices, ${unread} new`;
  return (
    <Popover
      label="Notices"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button variant="ghost" size="icon" aria-label={label} className="relative">
          <Bell aria-hidden />
          {unread > 0 ? (
            <span
              aria-hidden
              className="bg-accent text-accent-contrast tabular text-2xs absolute top-0.5 right-0.5 grid min-w-4 place-items-center rounded-full px-1 leading-4 font-semibold"
            >
              {unread > 9 ? '9+' : unread}
            </span>
          ) : null}
        </Button>
      }
    >
      {loaded ? <loaded.NoticesList locale={locale} /> : <p className="text-ink-muted w-72 text-sm">Looking…</p>}
    </Popover>
  );
}
