'use client';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { newId } from '@/kernel/ids';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { Textarea } from '@/ui/textarea';
import { newQuestion, type QuestionDraft } from '../../domain/event-draft';
import { chooses, QUESTION_KINDS, type QuestionKind } from '../../domain/questions';
import type { EventEditor } from './use-event-editor';

const MOST = 10;
const KIND_WORDS: Readonly<Record<QuestionKind, string>> = {
  words: 'In their own words',
  one: 'Choosing one',
  several: 'Choosing several',
  yes: 'With a tick',
};

/** What the host asks who comes: what they eat, what they bring, whether they have read the rules. */
export function QuestionsField({ editor: { draft, set, questionErrors } }: { editor: EventEditor }) {
  const { questions } = draft;
  const put = (at: number, change: Partial<QuestionDraft>) =>
    set({ questions: questions.map((one, index) => (index === at ? { ...one, ...change } : one)) });
  const swap = (at: number, with_: number) => {
    const moved = [...questions];
    const [one, other] = [moved[at], moved[with_]];
    if (!one || !other) return;
    [moved[at], moved[with_]] = [other, one];
    set({ questions: moved });
  };
  return (
    <div className="grid gap-4">
      {questions.length > 0 ? (
        <ol aria-label="Your questions" className="grid gap-4">
          {questions.map((question, at) => (
            <li key={question.id} className="border-line grid gap-3 rounded-md border p-3">
              <OneQuestion
                question={question}
                called={`Question ${at + 1}`}
                errors={questionErrors(at)}
                onChange={(change) => put(at, change)}
              />
              <div className="flex flex-wrap items-center gap-1">
                <Checkbox
                  label="Has to be answered"
                  className="mr-auto"
                  checked={question.needed}
                  onCheckedChange={(needed) => put(at, { needed })}
                />
                <Move up name={at + 1} disabled={at === 0} onClick={() => swap(at, at - 1)} />
                <Move name={at + 1} disabled={at === questions.length - 1} onClick={() => swap(at, at + 1)} />
                <Button
                  size="icon"
                  variant="ghost"
                  aria-label={`Leave out question ${at + 1}`}
                  onClick={() => set({ questions: questions.filter((_, index) => index !== at) })}
                >
                  <Trash2 aria-hidden />
                </Button>
              </div>
            </li>
          ))}
        </ol>
      ) : (
        <p className="text-ink-muted">Ask what you need to know of who comes: what they eat, what they bring.</p>
      )}
      <Button
        className="justify-self-start"
        disabledReason={questions.length >= MOST ? 'Ten questions are enough for anybody.' : undefined}
        onClick={() => set({ questions: [...questions, newQuestion(newId())] })}
      >
        <Plus aria-hidden />
        Ask something
      </Button>
    </div>
  );
}

type OneProps = {
  question: QuestionDraft;
  called: string;
  errors: { readonly ask?: string; readonly options?: string };
  onChange: (change: Partial<QuestionDraft>) => void;
};

function OneQuestion({ question: { ask, kind, options }, called, errors, onChange }: OneProps) {
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <Field label={called} error={errors.ask}>
          <Input
            value={ask}
            maxLength={200}
            placeholder="Is there anything you don’t eat?"
            onChange={({ target }) => onChange({ ask: target.value })}
          />
        </Field>
        <Field label="Answered">
          <Select value={kind} onChange={({ target }) => onChange({ kind: target.value as QuestionKind })}>
            {QUESTION_KINDS.map((one) => (
              <option key={one} value={one}>
                {KIND_WORDS[one]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      {chooses(kind) ? (
        <Field label="To choose from" help="One on each line." error={errors.options}>
          <Textarea
            rows={3}
            maxLength={1000}
            value={options}
            onChange={({ target }) => onChange({ options: target.value })}
          />
        </Field>
      ) : null}
    </>
  );
}

type MoveProps = { up?: boolean; name: number; disabled: boolean; onClick: () => void };

const Move = ({ up = false, name, disabled, onClick }: MoveProps) => (
  <Button
    size="icon"
    variant="ghost"
    aria-label={`Question ${name} further ${up ? 'up' : 'down'}`}
    disabled={disabled}
    onClick={onClick}
  >
    {up ? <ArrowUp aria-hidden /> : <ArrowDown aria-hidden />}
  </Button>
);
