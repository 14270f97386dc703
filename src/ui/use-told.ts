'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ButtonHTMLAttributes } from 'react';

type Handlers = Pick<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'onPointerEnter' | 'onPointerLeave' | 'onPointerDown' | 'onFocus' | 'onBlur'
>;

const BEFORE_OPEN = 250;
/** Long enough to bring the pointer from the thing to the text. */
const BEFORE_CLOSE = 120;

/** The thing whose explanation shows: on the focus at once, under a mouse after a moment, and when it was pressed. */
export function useTold(barred: boolean, own: Handlers) {
  const [about, setAbout] = useState<HTMLElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const pressed = useRef(false);
  const say = useCallback((next: HTMLElement | null, wait = 0) => {
    clearTimeout(timer.current);
    if (wait === 0) setAbout(next);
    else timer.current = setTimeout(() => setAbout(next), wait);
  }, []);
  const close = useCallback(() => say(null), [say]);
  // Once it can be pressed there is nothing left to explain.
  useEffect(() => (barred ? close : undefined), [barred, close]);
  const handlers: Handlers = {
    onPointerEnter: (event) => {
      own.onPointerEnter?.(event);
      if (event.pointerType !== 'touch') say(event.currentTarget, BEFORE_OPEN);
    },
    onPointerLeave: (event) => {
      own.onPointerLeave?.(event);
      if (event.pointerType !== 'touch') say(null, BEFORE_CLOSE);
    },
    onPointerDown: (event) => {
      own.onPointerDown?.(event);
      pressed.current = true;
      document.addEventListener('pointerup', () => (pressed.current = false), { once: true });
    },
    onFocus: (event) => {
      own.onFocus?.(event);
      if (!pressed.current) say(event.currentTarget);
    },
    onBlur: (event) => {
      own.onBlur?.(event);
      close();
    },
  };
  /** The pointer has come to the text itself, or left it again. */
  const hover = (over: boolean) => say(over ? about : null, over ? 0 : BEFORE_CLOSE);
  return { about, say, close, hover, handlers: barred ? handlers : {} };
}
