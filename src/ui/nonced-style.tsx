'use client';
import { documentNonce } from './style-nonce';

type Props = {
  css: string;
  /** Of the request whose answer this is: right for the page it brings, not for one that is open already. */
  nonce: string | undefined;
};

/**
 * A `<style>` that the content security policy lets pass. A page keeps the nonce it came with: what a later navigation within it
 * brings was written under another one, which the browser would refuse.
 */
export const NoncedStyle = ({ css, nonce }: Props) => (
  // A browser hides the nonce once it has read it, which would look like a difference to the server's page.
  <style nonce={documentNonce() ?? nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: css }} />
);
