'use client';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import type { ErrorCopy } from '@/client/error-copy';
import { eventCopy } from '@/client/event-copy';
import { refusalIn } from '@/client/refusal';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import { useRequestId } from '@/client/use-request-id';
import { newId, type EventId, type OperatorId } from '@/kernel/ids';
import { AlertDialog } from '@/ui/alert-dialog';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { ShowMore } from '@/ui/show-more';
import { Skeleton } from '@/ui/skeleton';
import { Textarea } from '@/ui/textarea';
import { toast } from '@/ui/toast-store';
import type { Comment } from '../event-talk.contract';
import { CommentItem } from './comment-item';

type Props = { operatorId: OperatorId; eventId: EventId; timeZone: string; locale: string; now: Date };

/** What those who come say to each other, the latest first, and a word of one's own. */
export function Comments({ operatorId, eventId, timeZone, locale, now }: Props) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const [going, setGoing] = useState<Comment | null>(null);
  const list = useInfiniteQuery(
    trpc.eventTalk.comments.infiniteQueryOptions(
      { operatorId, eventId },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  const pages = list.data?.pages;
  const comments = pages?.flatMap((page) => page.comments);
  const runs = pages?.[0]?.runs ?? false;
  const refresh = () => client.invalidateQueries(trpc.eventTalk.comments.pathFilter());
  const remove = async (comment: Comment) => {
    try {
      await api.eventTalk.removeComment.mutate({
        ...{ operatorId, eventId, commentId: comment.id, requestId: newId<'request'>() },
      });
      toast({ title: 'The comment is gone', tone: 'success' });
    } catch (error) {
      const { code, details } = refusalIn(error);
      toast({ title: eventCopy(code, details).title, tone: 'danger' });
    }
    setGoing(null);
    await refresh();
  };
  return (
    <div className="grid gap-3">
      <NewComment operatorId={operatorId} eventId={eventId} onSent={refresh} />
      {comments === undefined ? (
        <div role="status" aria-busy="true" aria-label="Fetching what was said" className="grid gap-3">
          <Skeleton className="w-40" />
          <Skeleton className="h-16 rounded-md" />
        </div>
      ) : comments.length === 0 ? (
        <p className="text-ink-muted">Nobody has said anything yet. A question, or what you bring, is a good start.</p>
      ) : (
        <ul aria-label="Comments" className="divide-line divide-y">
          {comments.map((comment) => (
            <CommentItem key={comment.id} {...{ comment, timeZone, locale, now }}>
              {comment.mine || runs ? (
                <Button
                  size="sm"
                  variant="ghost"
                  aria-label={`${comment.mine ? 'Delete' : 'Take away'} the comment of ${comment.name}`}
                  onClick={() => setGoing(comment)}
                >
                  {comment.mine ? 'Delete' : 'Take away'}
                </Button>
              ) : null}
            </CommentItem>
          ))}
        </ul>
      )}
      {list.hasNextPage && comments ? (
        <ShowMore
          shown={comments.length}
          what="comments"
          loading={list.isFetchingNextPage}
          onMore={() => void list.fetchNextPage()}
        />
      ) : null}
      {going ? (
        <AlertDialog
          open
          onOpenChange={(open) => (open ? undefined : setGoing(null))}
          title={going.mine ? 'Delete your comment?' : `Take away what ${going.name} wrote?`}
          description={
            going.mine
              ? 'It is gone for everybody.'
              : 'Its words are gone for everybody. That a host took something away stays to be seen.'
          }
          confirm={going.mine ? 'Delete it' : 'Take it away'}
          onConfirm={() => remove(going)}
        />
      ) : null}
    </div>
  );
}

type NewProps = { operatorId: OperatorId; eventId: EventId; onSent: () => Promise<void> };

function NewComment({ operatorId, eventId, onSent }: NewProps) {
  const api = useTRPCClient();
  const request = useRequestId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<ErrorCopy | null>(null);
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (words.trim() === '' || busy) return field.current?.focus();
    const wish = { operatorId, eventId, words };
    setBusy(true);
    setRefusal(null);
    try {
      await api.eventTalk.comment.mutate({ ...wish, requestId: request.idFor(wish) });
      request.answered();
      setWords('');
      await onSent();
    } catch (error) {
      const { code, details } = refusalIn(error);
      setRefusal(eventCopy(code, details));
    }
    setBusy(false);
  };
  return (
    <form method="post" className="grid gap-3" onSubmit={(event) => void send(event)}>
      {refusal ? (
        <Banner tone="danger" live title={refusal.title}>
          {refusal.hint}
        </Banner>
      ) : null}
      <Field label="Your comment" help="Read by those who come and by the hosts.">
        <Textarea
          ref={field}
          rows={2}
          maxLength={2000}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </Field>
      <Button type="submit" loading={busy} className="justify-self-start">
        Send
      </Button>
    </form>
  );
}
