import { DomainError } from '@/kernel/domain-error';
import type { FieldProblem, Refusal } from '@/server/trpc/refusals';
import { withLimitedBody } from '@/server/trpc/limit-body';

type Input = Record<string, unknown>;
type Read = { readonly ok: true; readonly input: Input } | { readonly ok: false; readonly refusal: Refusal };

const refused = (code: string): Read => ({ ok: false, refusal: { kind: 'invalid', code, details: {} } });

/** A refusal that names the fields which do not fit, as an input that fails its contract does. */
export const invalidFields = (fields: readonly FieldProblem[]) =>
  new DomainError('invalid', 'input.invalid', { fields });

/** What a request says: its query where it reads, its JSON body where it changes. */
export async function readInput(request: Request): Promise<Read> {
  return request.method === 'GET' || request.method === 'HEAD' ? readQuery(request) : readBody(request);
}

/** A parameter that stands there twice becomes a list, which no contract takes. */
function readQuery(request: Request): Read {
  const { searchParams } = new URL(request.url);
  const input = [...new Set(searchParams.keys())].map((key) => {
    const values = searchParams.getAll(key);
    return [key, values.length === 1 ? values[0] : values] as const;
  });
  return { ok: true, input: Object.fromEntries(input) };
}

async function readBody(request: Request): Promise<Read> {
  const limited = await withLimitedBody(request);
  if (!limited) return refused('request.too_large');
  const text = await limited.text();
  if (text === '') return { ok: true, input: {} };
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    return refused('request.media_type');
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return refused('request.unreadable');
  }
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? { ok: true, input: body as Input }
    : refused('request.unreadable');
}
