'use client';
import { useState } from 'react';
import { makeApiClient } from '@/client/api-client';
import type { RequestView } from '../requests.contract';
import { outcomeWords } from '../domain/request-words';
import { AnswerForm, type Answer } from './answer-form';
import { RequestFacts } from './request-facts';

const api = makeApiClient().bookings;

type Props = { token: string; say: Answer; request: RequestView; timeZone: string; locale: string };

/** Behind the link of a mail: the request, and the one button; or what became of it. */
export function AnswerByLink({ token, say, request, timeZone, locale }: Props) {
  const [said, setSaid] = useState<Answer | null>(null);
  const outcome = said
    ? `${said === 'approve' ? 'Approved' : 'Declined'}. ${request.memberName} hears of it by mail.`
    : outcomeWords(request, timeZone, locale);
  return (
    <div className="grid gap-6">
      {outcome ? (
        <p role="status" className="text-lg font-medium">
          {outcome}
        </p>
      ) : null}
      {request.answered?.note ? <p className="text-ink-muted">“{request.answered.note}”</p> : null}
      <RequestFacts request={request} timeZone={timeZone} locale={locale} />
      {outcome ? null : (
        <AnswerForm
          about={`${request.memberName}, ${request.resourceName}`}
          first={say}
          send={(answer) => api.answerByLink.mutate({ token, ...answer })}
          onDone={setSaid}
        />
      )}
    </div>
  );
}
