'use client';
import { CircleAlert, CircleCheck, X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { useSyncExternalStore } from 'react';
import { cn } from './cn';
import { dismissToast, toastMessages } from './toast-store';
import type { ToastMessage } from './toast-store';

// Own, on Radix: sonner writes a <style> element without a nonce, which the content security policy refuses.
const SHORT = 5_000;
const WITH_ACTION = 10_000;

function Message({ message }: { message: ToastMessage }) {
  const { id, title, description, tone = 'neutral', action, duration } = message;
  return (
    <Radix.Root
      type={tone === 'danger' ? 'foreground' : 'background'}
      duration={duration ?? (action ? WITH_ACTION : SHORT)}
      onOpenChange={(open) => (open ? undefined : dismissToast(id))}
      className="bg-surface text-ink border-line shadow-overlay animate-rise flex items-center gap-3 rounded-md border py-2.5 pr-2 pl-4 data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x)"
    >
      {tone === 'success' ? <CircleCheck aria-hidden className="text-success size-4.5 shrink-0" /> : null}
      {tone === 'danger' ? <CircleAlert aria-hidden className="text-danger size-4.5 shrink-0" /> : null}
      <div className="min-w-0 flex-1">
        <Radix.Title className="font-medium">{title}</Radix.Title>
        {description ? <Radix.Description className="text-ink-muted text-sm">{description}</Radix.Description> : null}
      </div>
      {action ? (
        <Radix.Action
          altText={action.label}
          onClick={action.onPress}
          className={cn(
            'text-accent-ink hover:bg-accent-soft h-8 shrink-0 rounded-sm px-3 font-medium transition-colors',
          )}
        >
          {action.label}
        </Radix.Action>
      ) : null}
      <Radix.Close
        aria-label="Dismiss"
        className="text-ink-faint hover:text-ink grid size-8 shrink-0 place-items-center rounded-sm"
      >
        <X aria-hidden className="size-4" />
      </Radix.Close>
    </Radix.Root>
  );
}

/** `ToastOutlet` fetches it; `toast()` fills it. F8 moves the focus to it; the pointer or the focus on a message stops its clock. */
export function Toaster() {
  const messages = useSyncExternalStore(toastMessages.subscribe, toastMessages.now, toastMessages.none);
  return (
    <Radix.Provider label="Message" swipeDirection="right">
      {messages.map((message) => (
        <Message key={message.id} message={message} />
      ))}
      <Radix.Viewport
        label="Messages ({hotkey})"
        data-print="never"
        // On a wide screen on the left: the main action and what can be done with a row stand on the right.
        className="fixed right-0 bottom-[calc(env(safe-area-inset-bottom)+8rem)] pointer-events-none z-70 grid w-[min(26rem,100vw)] gap-2 p-3 outline-none *:pointer-events-auto md:right-auto md:bottom-0 md:left-0 md:p-5"
      />
    </Radix.Provider>
  );
}
