'use client';
import { CloudOff } from 'lucide-react';
import { Badge } from '@/ui/badge';
import { cn } from '@/ui/cn';
import { useLiveState } from './use-live-state';

/** Says so when the screen is not live. Its line is kept free while it is silent, so that nothing moves when it speaks. */
export function LiveBadge({ className }: { className?: string }) {
  const offline = useLiveState() === 'offline';
  return (
    <div role="status" className={cn('flex min-h-6 items-center', className)}>
      {offline ? (
        <Badge className="whitespace-normal">
          <CloudOff aria-hidden />
          Not live: changes appear when you reload or every 30 s
        </Badge>
      ) : null}
    </div>
  );
}
