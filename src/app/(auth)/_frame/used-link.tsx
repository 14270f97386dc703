import type { ReactNode } from 'react';
import { errorCopy } from '@/client/error-copy';
import { DoorFrame } from './door-frame';

/** In place of a page whose link is used up or out of time: says so, and gives the way to a new one. */
export function UsedLink({ action }: { action: ReactNode }) {
  const { title, hint } = errorCopy('auth.link_used');
  return (
    <DoorFrame title={title}>
      <div className="grid justify-items-start gap-4">
        <p>{hint}</p>
        {action}
      </div>
    </DoorFrame>
  );
}
