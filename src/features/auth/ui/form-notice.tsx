import { errorCopy } from '@/client/error-copy';
import type { RefusalIn } from '@/client/refusal';
import { Banner } from '@/ui/banner';

/** What the server said no to, above the form, read aloud when it appears. */
export function FormNotice({ refusal }: { refusal: RefusalIn | null }) {
  if (!refusal) return null;
  const { title, hint } = errorCopy(refusal.code, refusal.details);
  return (
    <Banner tone="danger" title={title} live>
      {hint}
    </Banner>
  );
}
