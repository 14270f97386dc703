'use client';
import { CircleAlert } from 'lucide-react';
import type { TablePreview } from '@/kernel/table-preview';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';

type Props = {
  preview: TablePreview;
  chosen: readonly number[];
  onChoose: (lines: readonly number[]) => void;
  busy: boolean;
  verb: string;
  onTake: () => void;
};

/** What would become of each row; what is wrong with one stands at it, in words. */
export function ImportRows({ preview, chosen, onChoose, busy, verb, onTake }: Props) {
  const { rows, unknownColumns } = preview;
  const right = rows.filter((row) => row.problems.length === 0).map((row) => row.line);
  return (
    <section aria-label="What becomes of each row" className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p role="status">
          {rows.length} {rows.length === 1 ? 'row' : 'rows'}
          {right.length < rows.length ? `, ${rows.length - right.length} with something wrong` : ', all right'}
        </p>
        <Button variant="ghost" size="sm" onClick={() => onChoose(chosen.length === right.length ? [] : right)}>
          {chosen.length === right.length && right.length > 0 ? 'Choose none' : 'Choose all that are right'}
        </Button>
      </div>
      {unknownColumns.length > 0 ? (
        <p className="text-ink-muted text-sm">
          Left out, because nothing here goes by that name: {unknownColumns.join(', ')}.
        </p>
      ) : null}
      <ul className="divide-line border-line bg-surface divide-y rounded-lg border">
        {rows.map(({ line, title, says, problems, notes }) => (
          <li key={line} className="px-4 py-3">
            <Checkbox
              checked={chosen.includes(line)}
              disabled={problems.length > 0}
              onCheckedChange={(yes) => onChoose(yes ? [...chosen, line] : chosen.filter((one) => one !== line))}
              label={
                <span className="break-words">
                  <span className="text-ink-faint tabular mr-2">Row {line}</span>
                  {title}
                </span>
              }
              description={[says, ...notes].filter(Boolean).join(' · ')}
            />
            {problems.length > 0 ? (
              <p className="text-danger mt-1 flex items-start gap-1.5 pl-8 text-sm">
                <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
                <span>
                  Row {line}: {problems.join('; ')}.
                </span>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      <div>
        <Button
          variant="primary"
          loading={busy}
          disabledReason={chosen.length > 0 ? undefined : 'No row is chosen'}
          onClick={onTake}
        >
          {verb} {chosen.length} of {rows.length}
        </Button>
      </div>
    </section>
  );
}
