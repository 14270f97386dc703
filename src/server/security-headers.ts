/** The headers that tell a browser what this site's pages may do. */
type Site = {
  readonly nonce: string;
  /** Where the page connects to for live updates, read at run time. */
  readonly connectTo: readonly string[];
  readonly https: boolean;
  readonly development: boolean;
  /** The page may use the camera: the door of an event alone. */
  readonly camera?: boolean;
  /** A page that operators show in a frame of their own website: there is nothing on it that a press could do. */
  readonly framed?: boolean;
};

export function contentSecurityPolicy({ nonce, connectTo, https, development, framed }: Site): string {
  const directives: Record<string, readonly string[]> = {
    'default-src': ["'self'"],
    // A script runs because the server wrote its nonce, or because such a script loaded it. React's development build needs eval.
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    'style-src': development ? ["'self'", "'unsafe-inline'"] : ["'self'", `'nonce-${nonce}'`],
    // Positions on the plan and the timeline are style attributes; they can colour and move, not load or run.
    'style-src-attr': ["'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...connectTo, ...(development ? ['ws:'] : [])],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': [framed ? "'none'" : "'self'"],
    'frame-src': ["'none'"],
    'frame-ancestors': [framed ? '*' : "'none'"],
    'manifest-src': ["'self'"],
    'worker-src': ["'self'"],
    ...(https ? { 'upgrade-insecure-requests': [] } : {}),
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

export const securityHeaders = (site: Site): Record<string, string> => ({
  'content-security-policy': contentSecurityPolicy(site),
  'x-content-type-options': 'nosniff',
  ...(site.framed ? {} : { 'x-frame-options': 'DENY' }),
  // Addresses of this site may hold the token of a link: no other site learns them.
  'referrer-policy': 'same-origin',
  'permissions-policy': `camera=(${site.camera ? 'self' : ''}), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()`,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': site.framed ? 'cross-origin' : 'same-origin',
  ...(site.https ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
});
