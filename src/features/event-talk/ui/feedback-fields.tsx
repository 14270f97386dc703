import { Star } from 'lucide-react';
import { Field } from '@/ui/field';
import { Textarea } from '@/ui/textarea';
import type { FeedbackGiven } from '../event-talk.contract';

const STARS = [1, 2, 3, 4, 5] as const;
const MEANS: Record<(typeof STARS)[number], string> = {
  1: '1 star: not good',
  2: '2 stars: so-so',
  3: '3 stars: fine',
  4: '4 stars: good',
  5: '5 stars: great',
};

/** How it was: fields that a browser sends by itself, too. The stars fill up to the one that is chosen, without a script. */
export function FeedbackFields({ given }: { given: FeedbackGiven | null }) {
  return (
    <>
      <fieldset className="grid justify-items-start gap-1.5">
        <legend className="mb-1.5 text-sm font-medium">How was it?</legend>
        <div className="flex gap-1">
          {STARS.map((count) => (
            <label
              key={count}
              className="focus-within:ring-accent-ink group/star hover:bg-sunken grid size-11 cursor-pointer place-items-center rounded-md focus-within:ring-2 [&:has(~label_input:checked)_svg]:fill-current [&:has(~label_input:checked)_svg]:text-accent-ink"
            >
              <input
                type="radio"
                name="stars"
                value={count}
                required
                defaultChecked={given?.stars === count}
                className="peer sr-only"
              />
              <Star
                aria-hidden
                className="text-ink-faint peer-checked:text-accent-ink size-7 peer-checked:fill-current"
              />
              <span className="sr-only">{MEANS[count]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Field label="What was good" optional>
        <Textarea name="good" rows={2} maxLength={2000} defaultValue={given?.good} />
      </Field>
      <Field label="What could be better" optional>
        <Textarea name="better" rows={2} maxLength={2000} defaultValue={given?.better} />
      </Field>
      <label className="flex min-h-6 items-start gap-3">
        <input
          type="checkbox"
          name="named"
          value="yes"
          defaultChecked={given?.named ?? false}
          className="focus-ring accent-accent-ink mt-0.5 size-5 shrink-0"
        />
        <span className="grid">
          The hosts may see my name
          <span className="text-ink-muted text-sm">
            Else they see numbers, and words only once three or more have written without a name.
          </span>
        </span>
      </label>
    </>
  );
}
