'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { LiveBadge } from '@/client/live/live-badge';
import { useTopic } from '@/client/live/use-topic';
import { useTRPC, useTRPCClient } from '@/client/trpc';
import type { RefusalIn } from '@/client/refusal';
import type { OperatorId, SpaceId } from '@/kernel/ids';
import { newId } from '@/kernel/ids';
import { spaceTopic } from '@/kernel/realtime';
import { Button } from '@/ui/button';
import { Card, CardTitle } from '@/ui/card';
import { EmptyState } from '@/ui/empty-state';
import { PageHeader } from '@/ui/page-header';
import { toast } from '@/ui/toast-store';
import type { RequestList, RequestView } from '../requests.contract';
import { counted } from '../domain/when-words';
import { AnswerForm } from './answer-form';
import { RequestFacts } from './request-facts';

type Props = {
  operatorId: OperatorId;
  spaceId: SpaceId;
  first: RequestList;
  locale: string;
  /** Under the title: the way to its neighbours. */
  tabs: ReactNode;
};

/** What waits for a yes, the most urgent first, each with its answer. */
export function RequestsScreen({ operatorId, spaceId, first, locale, tabs }: Props) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const client = useQueryClient();
  const list = useQuery(trpc.bookings.requests.queryOptions({ spaceId }, { initialData: first }));
  const refresh = () => void client.invalidateQueries(trpc.bookings.requests.pathFilter());
  useTopic(spaceTopic(spaceId), refresh);
  const { requests, timeZone } = list.data;

  const bookFor = async ({ memberId, resourceId, startsAt, endsAt, memberName }: RequestView) => {
    const wish = { spaceId, resourceId, startsAt, endsAt, onBehalfOf: { memberId }, requestId: newId<'request'>() };
    try {
      await api.bookings.book.mutate(wish);
      toast({ title: `Booked for ${memberName}`, tone: 'success' });
    } catch {
      toast({ title: 'It could not be booked', description: 'The time is not free any more.', tone: 'danger' });
    }
    refresh();
  };
  const tooLate = (request: RequestView) => (refusal: RefusalIn) =>
    refusal.code === 'request.lapsed' && refusal.details.free === true && request.dates === 1 ? (
      <Button size="sm" onClick={() => void bookFor(request)}>
        Book it for {request.memberName}
      </Button>
    ) : null;
  return (
    <div className="mx-auto max-w-6xl">
      <PageHeader
        title={`Requests at ${list.data.spaceName}`}
        lead={requests.length > 0 ? `${counted(requests.length, 'request')} to answer.` : undefined}
      />
      {tabs}
      <LiveBadge className="mb-2" />
      {requests.length === 0 ? (
        <EmptyState picture="calendar">Nothing waits for an answer. New requests show up here at once.</EmptyState>
      ) : (
        <div className="grid max-w-3xl gap-5">
          {requests.map((request) => (
            <Card key={request.bookingId} aria-labelledby={`request-${request.bookingId}`} className="grid gap-5">
              <CardTitle id={`request-${request.bookingId}`}>
                {request.memberName} asks for {request.resourceName}
              </CardTitle>
              <RequestFacts request={request} timeZone={timeZone} locale={locale} />
              <AnswerForm
                about={`${request.memberName}, ${request.resourceName}`}
                send={({ requestId, ...answer }) =>
                  api.bookings.answerRequest.mutate({
                    operatorId,
                    bookingId: request.bookingId,
                    scope: request.scope,
                    requestId,
                    ...answer,
                  })
                }
                onDone={(answer) => {
                  const title = answer === 'approve' ? 'Approved' : 'Declined';
                  toast({ title: `${title}. ${request.memberName} hears of it by mail`, tone: 'success' });
                  refresh();
                }}
                tooLate={tooLate(request)}
              />
            </Card>
          ))}
        </div>
      )}
    </div>
  );
}
