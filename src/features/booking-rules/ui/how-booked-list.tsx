import type { BookingRule } from '../booking-rules.contract';
import type { RuleSubject } from '../domain/narrowest-rule';
import { rulesInWords } from '../domain/rule-words';

type Props = { rules: readonly BookingRule[]; subject: RuleSubject };

/** The rules that count here, each in a sentence, with the owner's own words. */
export function HowBookedList({ rules, subject }: Props) {
  const said = rulesInWords(rules, subject);
  if (said.length === 0)
    return <p className="text-ink-muted mt-1.5 pl-5.5">As you like, within opening hours and while it is free.</p>;
  return (
    <ul className="text-ink-muted mt-1.5 grid gap-1.5 pl-5.5">
      {said.map((one) => (
        <li key={`${one.topic}${one.said}`}>
          {one.said}.{one.words ? <span className="text-ink block">“{one.words}”</span> : null}
        </li>
      ))}
    </ul>
  );
}
