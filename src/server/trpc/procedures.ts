import { TRPCError } from '@trpc/server';
import { z } from 'zod';
import { DomainError } from '@/kernel/domain-error';
import { idSchema } from '@/kernel/id-schema';
import { getMember, getMemberOfSpace, getPerson } from '@/server/auth/membership';
import { countWrite } from '@/server/limits/limits';
import { log } from '@/server/log';
import { middleware, procedure } from './init';
import { domainErrorOf, refusalOf, toTrpcError, type FieldProblem } from './refusals';
import { findUnkeepable } from './unkeepable';

/** Outermost, so that it sees every failure. `next()` does not reject in tRPC 11: the failure is in its result. */
const explainFailure = middleware(async ({ next, path, type }) => {
  const result = await next();
  if (result.ok) return result;
  const domain = domainErrorOf(result.error);
  if (domain) throw toTrpcError(domain);
  if (refusalOf(result.error).kind === 'internal') {
    log.error({ err: result.error.cause ?? result.error, path, type }, 'a procedure failed');
    throw new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'internal', cause: result.error.cause });
  }
  return result;
});

const refuseOtherSites = middleware(({ ctx, type, next }) => {
  if (type === 'mutation' && !ctx.mayWrite) throw new DomainError('forbidden', 'request.cross_site');
  return next();
});

/** Text that the database cannot keep is refused at the door: further in it would be a failure of ours. */
const refuseUnkeepable = middleware(async ({ getRawInput, next }) => {
  const path = findUnkeepable(await getRawInput());
  if (path === null) return next();
  const fields: FieldProblem[] = [{ path, message: 'This text has characters that no text has' }];
  throw new DomainError('invalid', 'input.invalid', { fields });
});

/** Counted before anything is asked of the database, against the person of the session and the address. */
const limitWrites = middleware(async ({ ctx, next }) => {
  await countWrite({ personId: ctx.session?.personId ?? null, address: ctx.address });
  return next();
});

const loadPerson = middleware(async ({ ctx, next }) => next({ ctx: { person: await getPerson(ctx.session) } }));

const ofOperator = z.object({ operatorId: idSchema<'operator'>() });
const ofSpace = z.object({ spaceId: idSchema<'space'>() });

/** Anybody. For reads of what is published. */
export const publicProcedure = procedure.use(explainFailure).use(refuseOtherSites).use(refuseUnkeepable);
/** Whoever is signed in, at any operator or none: `ctx.person`. */
export const personProcedure = publicProcedure.use(loadPerson);
/** A member of the operator in the input: `ctx.member`. */
export const memberProcedure = publicProcedure
  .input(ofOperator)
  .use(async ({ ctx, input, next }) => next({ ctx: { member: await getMember(ctx.session, input.operatorId) } }));
/** A member of the operator who runs the space in the input: `ctx.member`. */
export const memberOfSpaceProcedure = publicProcedure
  .input(ofSpace)
  .use(async ({ ctx, input, next }) => next({ ctx: { member: await getMemberOfSpace(ctx.session, input.spaceId) } }));

/** Whoever holds a link: changes before sign-in that do not count their attempts themselves. */
export const publicWriteProcedure = publicProcedure.use(limitWrites);
/** The same three for changes: they count against the limits on writes. */
export const personWriteProcedure = publicProcedure.use(limitWrites).use(loadPerson);
export const memberWriteProcedure = publicProcedure
  .use(limitWrites)
  .input(ofOperator)
  .use(async ({ ctx, input, next }) => next({ ctx: { member: await getMember(ctx.session, input.operatorId) } }));
export const memberOfSpaceWriteProcedure = publicProcedure
  .use(limitWrites)
  .input(ofSpace)
  .use(async ({ ctx, input, next }) => next({ ctx: { member: await getMemberOfSpace(ctx.session, input.spaceId) } }));
