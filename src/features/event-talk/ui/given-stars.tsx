import { Star } from 'lucide-react';
import { cn } from '@/ui/cn';
import type { FeedbackGiven } from '../event-talk.contract';

/** Stars as a picture, said in words. */
export const StarRow = ({ stars }: { stars: number }) => (
  <span role="img" aria-label={stars === 1 ? '1 star of 5' : `${stars} stars of 5`} className="inline-flex gap-0.5">
    {[1, 2, 3, 4, 5].map((count) => (
      <Star
        key={count}
        aria-hidden
        className={cn('size-4', count <= stars ? 'text-accent-ink fill-current' : 'text-ink-faint')}
      />
    ))}
  </span>
);

/** What was said before, as it stands. */
export const GivenStars = ({ given }: { given: FeedbackGiven }) => (
  <div className="grid gap-2">
    <StarRow stars={given.stars} />
    {given.good ? <Said label="What was good" words={given.good} /> : null}
    {given.better ? <Said label="What could be better" words={given.better} /> : null}
    <p className="text-ink-muted text-sm">
      {given.named ? 'The hosts see that it is yours.' : 'The hosts do not see whose it is.'}
    </p>
  </div>
);

const Said = ({ label, words }: { label: string; words: string }) => (
  <div>
    <p className="text-ink-muted text-sm">{label}</p>
    <p className="break-words whitespace-pre-line">{words}</p>
  </div>
);
