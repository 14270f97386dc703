declare global {
  var __webpack_nonce__: string | undefined;
}

/**
 * Radix's scroll lock writes a <style> element and asks this free variable for its nonce (get-nonce, in react-style-singleton); without
 * one the content security policy refuses the style. Scripts carry the same nonce, readable as a property though not as an attribute.
 */
export function adoptStyleNonce(): void {
  if (typeof document === 'undefined' || globalThis.__webpack_nonce__) return;
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;
  if (nonce) globalThis.__webpack_nonce__ = nonce;
}

/** The nonce that the open page's policy knows; undefined on the server, which makes a new one for each answer. */
export function documentNonce(): string | undefined {
  if (typeof document === 'undefined') return undefined;
  adoptStyleNonce();
  return globalThis.__webpack_nonce__;
}
