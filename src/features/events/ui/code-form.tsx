import { paths } from '@/client/paths';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';

type Props = { operator: string; event: string; dateId: string; typed: string; refused: string | null };

/** "You have a code?": a plain form that loads the page once more with the tickets that the code shows. */
export const CodeForm = ({ operator, event, dateId, typed, refused }: Props) => (
  <details open={refused !== null} className="border-line rounded-md border px-4 py-1">
    <summary className="focus-ring min-h-8 cursor-pointer rounded-sm py-1 font-medium">You have a code?</summary>
    <form method="get" action={`${paths.event(operator, event)}#answer`} className="grid gap-3 py-3">
      <input type="hidden" name="date" value={dateId} />
      <Field label="Your code" error={refused}>
        <Input name="code" required maxLength={30} defaultValue={typed} autoComplete="off" className="uppercase" />
      </Field>
      <Button type="submit" className="justify-self-start">
        Show its ticket
      </Button>
    </form>
  </details>
);
