import type { ReactNode } from 'react';
import { momentWords } from '@/features/events/ui/public-words';
import { Badge } from '@/ui/badge';
import type { Comment } from '../event-talk.contract';
import { TalkWords } from './talk-words';

type Props = { comment: Comment; timeZone: string; locale: string; now: Date; children?: ReactNode };

/** One comment: who, when, what; beside it what can be done about it. */
export function CommentItem({ comment, timeZone, locale, now, children }: Props) {
  const { name, host, words, writtenAt } = comment;
  return (
    <li className="grid gap-1 py-3">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium break-words">{name}</span>
        {host ? <Badge tone="accent">Host</Badge> : null}
        <time dateTime={writtenAt} className="text-ink-faint tabular text-sm">
          {momentWords(new Date(writtenAt), timeZone, locale, now)}
        </time>
        <span className="flex-1" />
        {words === null ? null : children}
      </div>
      {words === null ? <p className="text-ink-faint italic">A host took this away.</p> : <TalkWords words={words} />}
    </li>
  );
}
