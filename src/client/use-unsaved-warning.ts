'use client';
import { useEffect } from 'react';

const QUESTION = 'You have changes that are not saved. Leave without them?';

/** While something typed is not saved, leaving the page asks first: by a link inside the site as by closing the tab. */
export function useUnsavedWarning(unsaved: boolean): void {
  useEffect(() => {
    if (!unsaved) return;
    const closing = (event: BeforeUnloadEvent) => event.preventDefault();
    const pressing = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
      const elsewhere = link instanceof HTMLAnchorElement && !link.target && link.pathname !== window.location.pathname;
      if (!elsewhere || window.confirm(QUESTION)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('beforeunload', closing);
    document.addEventListener('click', pressing, { capture: true });
    return () => {
      window.removeEventListener('beforeunload', closing);
      document.removeEventListener('click', pressing, { capture: true });
    };
  }, [unsaved]);
}
