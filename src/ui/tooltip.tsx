'use client';
import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

type Props = {
  /** the thing it explains: an element that takes the focus */
  anchor: HTMLElement;
  onClose: () => void;
  /** the pointer has come to the text itself, or left it again */
  onHover: (over: boolean) => void;
  children: ReactNode;
};

const GAP = 6;
const MARGIN = 8;

/** Above the thing, below where there is no room, and never beyond the window. */
function place(tip: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const above = at.top - GAP - tip.offsetHeight;
  const top = above >= MARGIN ? above : at.bottom + GAP;
  const left = at.left + at.width / 2 - tip.offsetWidth / 2;
  const widest = document.documentElement.clientWidth - tip.offsetWidth - MARGIN;
  tip.style.top = `${Math.round(top)}px`;
  tip.style.left = `${Math.round(Math.max(MARGIN, Math.min(left, widest)))}px`;
}

/**
 * A short explanation beside the thing that has the focus or the pointer. Never the only place of something one must know.
 * Own, because every button can have one: Radix and its positioning are a sixth of what a page may weigh.
 */
export function Tooltip({ anchor, onClose, onHover, children }: Props) {
  const tip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (tip.current) place(tip.current, anchor);
  }, [anchor, children]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // The first Escape takes the explanation away, not the dialog that the button stands in.
      event.stopPropagation();
      onClose();
    };
    const onPress = (event: Event) => {
      const at = event.target as Node;
      if (!anchor.contains(at) && !tip.current?.contains(at)) onClose();
    };
    const onScroll = (event: Event) => {
      if (event.target instanceof Node && event.target.contains(anchor)) onClose();
    };
    window.addEventListener('keydown', onKey, true);
    window.addEventListener('pointerdown', onPress, true);
    window.addEventListener('scroll', onScroll, true);
    window.addEventListener('resize', onClose);
    return () => {
      window.removeEventListener('keydown', onKey, true);
      window.removeEventListener('pointerdown', onPress, true);
      window.removeEventListener('scroll', onScroll, true);
      window.removeEventListener('resize', onClose);
    };
  }, [anchor, onClose]);
  return createPortal(
    <div
      ref={tip}
      role="tooltip"
      onPointerEnter={() => onHover(true)}
      onPointerLeave={() => onHover(false)}
      // A press on the text is no press on whatever React has around the button.
      onClick={(event) => event.stopPropagation()}
      className="bg-ink text-paper shadow-floating animate-fade pointer-events-auto fixed top-0 left-0 z-60 max-w-64 rounded-sm px-2.5 py-1.5 text-sm font-normal text-balance"
    >
      {children}
    </div>,
    document.body,
  );
}
