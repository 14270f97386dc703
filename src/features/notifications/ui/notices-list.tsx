'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useEffect, useEffectEvent } from 'react';
import { paths } from '@/client/paths';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { newId } from '@/kernel/ids';
import { cn } from '@/ui/cn';
import { LinkButton } from '@/ui/link-button';
import { eventPageOf, noticeWords, subjectWords } from '../domain/notice-words';
import type { NoticeView } from '../notifications.contract';

/** The latest notices. Whoever sees them has read them: up to the newest that was shown. */
export function NoticesList({ locale }: { locale: string }) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const { data, isError } = useQuery(trpc.notices.latest.queryOptions());
  const markRead = useEffectEvent(() => {
    const unread = (data ?? []).filter((one) => !one.read);
    const operators = [...new Set(unread.map((one) => one.operatorId))];
    const until = unread[0]?.createdAt;
    if (!until) return;
    void Promise.allSettled(
      operators.map((operatorId) => api.notices.read.mutate({ operatorId, until, requestId: newId<'request'>() })),
    ).then(() => client.invalidateQueries(trpc.notices.unread.pathFilter()));
  });
  const shown = data !== undefined;
  useEffect(() => {
    if (shown) markRead();
  }, [shown]);
  if (isError) return <p className="w-72 text-sm">The notices could not be read. Check your network.</p>;
  if (!data) return <p className="text-ink-muted w-72 text-sm">Looking…</p>;
  if (data.length === 0)
    return <p className="text-ink-muted w-72 text-sm">Nothing new. What happens to your bookings shows up here.</p>;
  const moment = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  });
  return (
    <div className="grid w-[min(20rem,80vw)] gap-3">
      <ul className="divide-line max-h-96 divide-y overflow-y-auto" tabIndex={0} aria-label="Notices">
        {data.map((one) => (
          <li key={one.id} className="py-2.5 first:pt-0">
            <p className={cn('text-sm', !one.read && 'font-medium')}>{noticeWords(one)}</p>
            <Subject notice={one} locale={locale} />
            <p className="text-ink-muted tabular text-xs">
              {one.operatorName}, {moment.format(new Date(one.createdAt))}
            </p>
          </li>
        ))}
      </ul>
      <LinkButton size="sm" href={paths.bookings()}>
        My bookings
      </LinkButton>
    </div>
  );
}

/** What it tells of; an event with the way to its page. */
function Subject({ notice, locale }: { notice: NoticeView; locale: string }) {
  const words = subjectWords(notice, locale);
  const page = eventPageOf(notice);
  if (!words) return null;
  return (
    <p className="tabular text-sm">
      {page ? (
        <Link
          href={paths.memberEvent(page.operator, page.space, page.event, { date: page.date })}
          className="text-accent-ink focus-ring rounded-sm underline underline-offset-4"
        >
          {words}
        </Link>
      ) : (
        words
      )}
    </p>
  );
}
