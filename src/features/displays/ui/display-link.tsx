'use client';
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { paths } from '@/client/paths';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Input } from '@/ui/input';

/** A secret link to copy, and as a code for the tablet's camera. */
export function DisplayLink({ token, name }: { token: string; name: string }) {
  const url = new URL(paths.display(token), window.location.origin).href;
  const [code, setCode] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    let gone = false;
    // Only this window needs it.
    void import('qrcode').then(({ toDataURL }) =>
      toDataURL(url, { margin: 2, width: 480, errorCorrectionLevel: 'M' }).then((made) => {
        if (!gone) setCode(made);
      }),
    );
    return () => {
      gone = true;
    };
  }, [url]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    } catch {
      // Without the right to the clipboard it is selected, to be copied by hand.
      setCopied(false);
    }
  };
  return (
    <div className="grid gap-4">
      <Field label="Link">
        <Input readOnly value={url} onFocus={(event) => event.target.select()} />
      </Field>
      <Button onClick={() => void copy()}>
        {copied ? <Check aria-hidden /> : <Copy aria-hidden />}
        {copied ? 'Copied' : 'Copy the link'}
      </Button>
      <div className="grid min-h-60 place-items-center">
        {code ? (
          <img src={code} alt={`QR code of the link of ${name}`} className="size-60 rounded-md bg-white" />
        ) : null}
      </div>
    </div>
  );
}
