'use client';
import { useState } from 'react';
import { errorCopy } from '@/client/error-copy';
import { refusalIn, type RefusalIn } from '@/client/refusal';
import { useRequestId } from '@/client/use-request-id';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Textarea } from '@/ui/textarea';

export type Answer = 'approve' | 'decline';
type Props = {
  /** Who and what it is about, for the buttons' names. */
  about: string;
  /** What the main button says. */
  first?: Answer;
  send: (answer: { answer: Answer; note: string; requestId: string }) => Promise<unknown>;
  onDone: (answer: Answer) => void;
  /** What can still be done about one that came too late. */
  tooLate?: (refusal: RefusalIn) => React.ReactNode;
};

const WORDS = { approve: 'Approve', decline: 'Decline' } as const;

/** Yes or no to a request, with a note for whoever asked. Nothing is sent before a button is pressed. */
export function AnswerForm({ about, first = 'approve', send, onDone, tooLate }: Props) {
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState<Answer | null>(null);
  const [refusal, setRefusal] = useState<RefusalIn | null>(null);
  const request = useRequestId();
  const second: Answer = first === 'approve' ? 'decline' : 'approve';

  const say = async (answer: Answer) => {
    setBusy(answer);
    setRefusal(null);
    try {
      await send({ answer, note, requestId: request.idFor({ answer, note }) });
      request.answered();
      onDone(answer);
    } catch (error) {
      setRefusal(refusalIn(error));
    } finally {
      setBusy(null);
    }
  };
  const words = refusal && errorCopy(refusal.code, refusal.details);
  return (
    <div className="grid gap-4">
      {words && refusal ? (
        <Banner tone="danger" title={words.title} action={tooLate?.(refusal)} live>
          {words.hint}
        </Banner>
      ) : null}
      <Field label="Note" optional help="It stands in the mail to whoever asked.">
        <Textarea rows={2} maxLength={500} value={note} onChange={(event) => setNote(event.target.value)} />
      </Field>
      <div className="flex flex-wrap gap-2.5">
        {[first, second].map((answer) => (
          <Button
            key={answer}
            className="min-w-32 max-sm:flex-1"
            variant={answer === first ? (answer === 'approve' ? 'primary' : 'danger') : 'secondary'}
            aria-label={`${WORDS[answer]}: ${about}`}
            loading={busy === answer}
            disabledReason={busy && busy !== answer ? 'Your answer is on its way.' : undefined}
            onClick={() => void say(answer)}
          >
            {WORDS[answer]}
          </Button>
        ))}
      </div>
    </div>
  );
}
