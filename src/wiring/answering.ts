import { DomainError, HTTP_STATUS } from '@/kernel/domain-error';
import { idSchema } from '@/kernel/id-schema';
import { operatorNotFound } from '@/kernel/not-found';
import { log } from '@/server/log';

/** An id out of an address; what is none leads nowhere. @throws DomainError `operator.not_found` */
export function idOr404<B extends string>(text: string) {
  const id = idSchema<B>().safeParse(text);
  if (!id.success) throw operatorNotFound();
  return id.data;
}

/** The answer of a route outside of tRPC; a refusal comes in the same shape as there. */
export async function answering(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const headers = { 'cache-control': 'no-store' };
    if (error instanceof DomainError) {
      const { kind, code, details } = error as DomainError;
      return Response.json({ kind, code, details }, { status: HTTP_STATUS[kind], headers });
    }
    log.error({ err: error }, 'a file could not be taken or shown');
    return Response.json({ kind: 'internal', code: 'internal', details: {} }, { status: 500, headers });
  }
}
