'use client';
import { useEffect, useRef, type ReactNode } from 'react';

/** In a page of somebody else: tells it how high the content is, so that its frame can follow (`public/embed.js` listens). Without a script the frame scrolls. */
export function TellHeight({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element || window.parent === window) return;
    // To whoever has framed it: a height is no secret.
    const tell = () =>
      window.parent.postMessage({ type: 'coworkflow:height', height: element.getBoundingClientRect().height }, '*');
    const watch = new ResizeObserver(tell);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return <div ref={box}>{children}</div>;
}
