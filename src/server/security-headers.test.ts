import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, securityHeaders } from './security-headers';

const site = { nonce: 'abc', connectTo: ['ws://localhost:6001'], https: false, development: false };
const directive = (policy: string, name: string) =>
  policy
    .split('; ')
    .find((part) => part.startsWith(`${name} `))
    ?.split(' ')
    .slice(1);

describe('the policy of a page', () => {
  it("runs scripts by this request's nonce alone, and no inline or evaluated one", () => {
    expect(directive(contentSecurityPolicy(site), 'script-src')).toEqual(["'self'", "'nonce-abc'", "'strict-dynamic'"]);
    expect(directive(contentSecurityPolicy(site), 'style-src')).toEqual(["'self'", "'nonce-abc'"]);
  });
  it('connects to the realtime server that is configured now, is framed by nobody, posts to itself', () => {
    const policy = contentSecurityPolicy(site);
    expect(directive(policy, 'connect-src')).toEqual(["'self'", 'ws://localhost:6001']);
    expect(directive(policy, 'frame-ancestors')).toEqual(["'none'"]);
    expect(directive(policy, 'form-action')).toEqual(["'self'"]);
    expect(directive(policy, 'base-uri')).toEqual(["'none'"]);
  });
  it('lets no page use the camera but one that says so', () => {
    expect(securityHeaders(site)['permissions-policy']).toContain('camera=(), microphone=()');
    expect(securityHeaders({ ...site, camera: true })['permissions-policy']).toContain('camera=(self), microphone=()');
  });
  it('lets other sites frame what is made for that, and nothing be sent from there', () => {
    const headers = securityHeaders({ ...site, framed: true });
    expect(directive(headers['content-security-policy'] ?? '', 'frame-ancestors')).toEqual(['*']);
    expect(directive(headers['content-security-policy'] ?? '', 'form-action')).toEqual(["'none'"]);
    expect(headers).not.toHaveProperty('x-frame-options');
    expect(securityHeaders(site)).toMatchObject({
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
    });
  });
  it('insists on https where the site has it', () => {
    expect(securityHeaders(site)).not.toHaveProperty('strict-transport-security');
    const secure = securityHeaders({ ...site, https: true });
    expect(secure['strict-transport-security']).toMatch(/max-age=\d{8}/);
    expect(secure['content-security-policy']).toContain('upgrade-insecure-requests');
  });
});
