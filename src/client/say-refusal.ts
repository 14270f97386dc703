import { toast } from '@/ui/toast-store';
import { errorCopy, type ErrorCopy } from './error-copy';
import type { RefusalIn } from './refusal';

/** Says for a moment what came in the way and what to do about it, where there is no window to say it in. `words` are those of a room that has its own. */
export function sayRefusal(
  { code, details }: Pick<RefusalIn, 'code' | 'details'>,
  words: (code: string, details: RefusalIn['details']) => ErrorCopy = errorCopy,
): void {
  const { title, hint } = words(code, details);
  toast({ title, description: hint, tone: 'danger' });
}
