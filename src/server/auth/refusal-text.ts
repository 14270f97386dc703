import { DomainError } from '@/kernel/domain-error';

// next-auth hands on no more of a refused sign-in than the text of its error: code and waiting time go through that needle's eye.

export const refusalToText = (error: unknown): string =>
  error instanceof DomainError ? `${error.code} ${Number(error.details.retryAfterSeconds) || 0}` : 'internal 0';

export function refusalFromText(text: string): { code: string; retryAfterSeconds: number } {
  const [code = '', seconds] = text.split(' ');
  return { code: /^[a-z_]+\.[a-z_]+$/.test(code) ? code : 'internal', retryAfterSeconds: Number(seconds) || 0 };
}
