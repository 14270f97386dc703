'use client';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';
import { Select } from '@/ui/select';
import { Tick } from '@/ui/tick';
import { fieldOfQuestion, YES, type GivenReply, type Question } from '../domain/questions';

type Props = {
  questions: readonly Question[];
  given: readonly GivenReply[];
  /** What is wrong, by the names of the fields. */
  errors?: Readonly<Record<string, string>>;
  /** Left out in a plain form, which is sent without a script. */
  onChange?: (given: readonly GivenReply[]) => void;
};

/** What the host asks who comes: plain fields, which work without a script. */
export function QuestionFields({ questions, given, errors = {}, onChange }: Props) {
  const wordsOf = (id: string) => given.find(({ questionId }) => questionId === id)?.words ?? [];
  return questions.map((question) => {
    const { id } = question;
    const others = given.filter(({ questionId }) => questionId !== id);
    return (
      <OneQuestion
        key={id}
        question={question}
        words={wordsOf(id)}
        error={errors[fieldOfQuestion(id)]}
        onChange={onChange && ((words) => onChange([...others, { questionId: id, words }]))}
      />
    );
  });
}

type OneProps = {
  question: Question;
  words: readonly string[];
  error: string | undefined;
  onChange: ((words: readonly string[]) => void) | undefined;
};

function OneQuestion({ question: { id, ask, kind, options, needed }, words, error, onChange }: OneProps) {
  const name = fieldOfQuestion(id);
  const shared = { label: ask, optional: !needed, required: needed, error };
  const kept = (value: string) =>
    onChange
      ? { value, onChange: ({ target }: { target: { value: string } }) => onChange([target.value]) }
      : { defaultValue: value };
  switch (kind) {
    case 'words':
      return (
        <Field {...shared}>
          <Input name={name} maxLength={1000} autoComplete="off" {...kept(words[0] ?? '')} />
        </Field>
      );
    case 'one':
      return (
        <Field {...shared}>
          <Select name={name} {...kept(words[0] ?? '')}>
            <option value="">{needed ? 'Choose one' : 'No answer'}</option>
            {options.map((option) => (
              <option key={option} value={option}>
                {option}
              </option>
            ))}
          </Select>
        </Field>
      );
    case 'several':
      return (
        <Field {...shared} group>
          <div className="grid gap-2">
            {options.map((option) => (
              <Tick
                key={option}
                name={name}
                value={option}
                label={option}
                ticked={words.includes(option)}
                onTicked={
                  onChange && ((on) => onChange(on ? [...words, option] : words.filter((word) => word !== option)))
                }
              />
            ))}
          </div>
        </Field>
      );
    case 'yes':
      return (
        <Field label={needed ? 'Please tick' : 'Tick if so'} group error={error}>
          <Tick
            name={name}
            value={YES}
            label={ask}
            required={needed}
            ticked={words.length > 0}
            onTicked={onChange && ((on) => onChange(on ? [YES] : []))}
          />
        </Field>
      );
  }
}
