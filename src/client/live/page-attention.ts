/** Whether somebody may be looking at this page. */
export const isLookedAt = () => typeof document === 'undefined' || !document.hidden;

/** Calls back when somebody turns to this page or the network returns; once, where a browser says the same thing twice. */
export function onAttention(callback: () => void): () => void {
  if (typeof window === 'undefined') return () => undefined;
  let last = -Infinity;
  const turned = () => {
    if (!isLookedAt() || performance.now() - last < 500) return;
    last = performance.now();
    callback();
  };
  window.addEventListener('focus', turned);
  window.addEventListener('online', turned);
  document.addEventListener('visibilitychange', turned);
  return () => {
    window.removeEventListener('focus', turned);
    window.removeEventListener('online', turned);
    document.removeEventListener('visibilitychange', turned);
  };
}
