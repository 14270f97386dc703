import { DoorFrame } from '@/app/(auth)/_frame/door-frame';
import { eventCopy } from '@/client/event-copy';
import { paths } from '@/client/paths';
import { LinkButton } from '@/ui/link-button';

/** In place of a page whose link is none of ours, or ran out. */
export function LinkOver() {
  const { title, hint } = eventCopy('event.link_over');
  return (
    <DoorFrame title={title}>
      <div className="grid justify-items-start gap-4">
        <p>{hint}</p>
        <LinkButton href={paths.home()}>See the spaces</LinkButton>
      </div>
    </DoorFrame>
  );
}
