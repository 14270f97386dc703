'use client';
import { Download, FileUp } from 'lucide-react';
import { useRef, useState } from 'react';
import { refusalIn, type RefusalIn } from '@/client/refusal';
import { resourceCopy } from '@/client/resource-copy';
import { useRequestId } from '@/client/use-request-id';
import type { RequestId } from '@/kernel/ids';
import type { TablePreview } from '@/kernel/table-preview';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Textarea } from '@/ui/textarea';
import { toast } from '@/ui/toast-store';
import { fileAddress } from '../domain/list-templates';
import { ImportRows } from './import-rows';
import { readTextFile } from './read-text-file';

type Props = {
  lead: string;
  template: string;
  templateName: string;
  /** What happens to a row: "Make", "Invite". */
  verb: string;
  done: (count: number) => string;
  onLook: (text: string) => Promise<TablePreview>;
  onTake: (text: string, lines: number[], requestId: RequestId) => Promise<TablePreview>;
};

/** A list, pasted or from a file; what would become of each row; and then the chosen ones in one go. */
export function ListImport({ lead, template, templateName, verb, done, onLook, onTake }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const request = useRequestId();
  const [text, setText] = useState('');
  const [preview, setPreview] = useState<TablePreview | null>(null);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<RefusalIn | null>(null);
  const words = refusal && resourceCopy(refusal.code, refusal.details);

  const run = async (work: () => Promise<void>) => {
    setBusy(true);
    setRefusal(null);
    try {
      await work();
    } catch (error) {
      setRefusal(refusalIn(error));
    }
    setBusy(false);
  };
  const look = (list: string) =>
    run(async () => {
      const seen = await onLook(list);
      setPreview(seen);
      setChosen(seen.rows.filter((row) => row.problems.length === 0).map((row) => row.line));
    });
  const take = () =>
    run(async () => {
      const { taken } = await onTake(text, [...chosen], request.idFor([text, chosen]));
      request.answered();
      toast({ title: done(taken), tone: 'success' });
      // What was taken now reads as being there; what was left can be mended and taken next.
      const after = await onLook(text);
      setPreview(after);
      setChosen([]);
    });
  const change = (next: string) => {
    setText(next);
    setPreview(null);
    setRefusal(null);
  };
  return (
    <div className="mt-4 grid gap-5">
      <p className="text-ink-muted">
        {lead}{' '}
        <a
          href={fileAddress(template)}
          download={templateName}
          className="text-accent-ink whitespace-nowrap underline underline-offset-4"
        >
          <Download aria-hidden className="mr-1 inline size-4 align-[-0.15em]" />
          Take a list to begin with
        </a>
      </p>
      <Field
        label="The list"
        help="Paste it from a spreadsheet, or choose a CSV file. The first line names the columns."
      >
        <Textarea
          rows={6}
          spellCheck={false}
          className="font-mono text-sm"
          value={text}
          onChange={({ target }) => change(target.value)}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button
          variant={preview ? 'secondary' : 'primary'}
          loading={busy && !preview}
          disabledReason={text.trim() ? undefined : 'There is no list yet'}
          onClick={() => void look(text)}
        >
          Look at it
        </Button>
        <Button onClick={() => input.current?.click()}>
          <FileUp aria-hidden />
          Choose a file
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,.txt,text/csv,text/plain"
          aria-label="CSV file"
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = '';
            if (!file) return;
            void readTextFile(file).then((list) => {
              change(list);
              return look(list);
            });
          }}
        />
      </div>
      {words ? (
        <Banner tone="danger" title={words.title} live>
          {words.hint}
        </Banner>
      ) : null}
      {preview ? (
        <ImportRows
          preview={preview}
          chosen={chosen}
          onChoose={setChosen}
          busy={busy}
          verb={verb}
          onTake={() => void take()}
        />
      ) : null}
    </div>
  );
}
