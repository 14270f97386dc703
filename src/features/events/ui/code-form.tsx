import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';

type Props = {
  /** The page that shows them. */
  page: string;
  /** What its address has besides. */
  kept: Readonly<Record<string, string>>;
  typed: string;
  refused: string | null;
};

/** "You have a code?": a plain form that loads the page once more with the tickets that the code shows. */
export const CodeForm = ({ page, kept, typed, refused }: Props) => (
  <details open={refused !== null} className="border-line rounded-md border px-4 py-1">
    <summary className="focus-ring min-h-8 cursor-pointer rounded-sm py-1 font-medium">You have a code?</summary>
    <form method="get" action={`${page}#answer`} className="grid gap-3 py-3">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Field label="Your code" error={refused}>
        <Input name="code" required maxLength={30} defaultValue={typed} autoComplete="off" className="uppercase" />
      </Field>
      <Button type="submit" className="justify-self-start">
        Show its ticket
      </Button>
    </form>
  </details>
);
