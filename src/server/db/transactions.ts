import { sql, type KyselyPlugin, type Transaction } from 'kysely';
import type { OperatorId, PersonId } from '@/kernel/ids';
import { connections } from './pool';
import { withRetry } from './retry';
import type { DB } from './schema.gen';

declare const scope: unique symbol;
type DirectoryTable = Extract<keyof DB, `directory.${string}`>;
type TenantTables = Omit<DB, DirectoryTable>;

/** A transaction inside one operator: the policies show that operator's rows and no others. An unscoped query does not compile. */
export type OperatorTx = Transaction<TenantTables> & { readonly operatorId: OperatorId; readonly [scope]: 'operator' };
/** A transaction as one person: their own memberships and bookings across operators, to read. `personId` is null before sign-in. */
export type PersonTx = Transaction<TenantTables> & { readonly personId: PersonId | null; readonly [scope]: 'person' };
/** A read-only transaction over the published columns of every operator. */
export type DirectoryTx = Transaction<Pick<DB, DirectoryTable>> & { readonly [scope]: 'directory' };

/**
 * Runs `work` inside one operator, in one transaction at `read committed`. A deadlock or serialisation failure is tried again from the
 * start, so `work` must do nothing but SQL: effects outside the database are jobs.
 */
export const inOperator = <T>(
  who: { readonly operatorId: OperatorId },
  work: (tx: OperatorTx) => Promise<T>,
): Promise<T> =>
  transact({ operator: who.operatorId }, (tx) =>
    work(Object.assign(tx, { operatorId: who.operatorId }) as unknown as OperatorTx),
  );

/** Runs `work` as one person, or as nobody yet (sign-in and registration call the `auth` functions). */
export const asPerson = <T>(
  who: { readonly personId: PersonId | null },
  work: (tx: PersonTx) => Promise<T>,
): Promise<T> =>
  transact({ person: who.personId ?? '' }, (tx) =>
    work(Object.assign(tx, { personId: who.personId }) as unknown as PersonTx),
  );

/** Runs `work` over what every operator has published. It can only read. */
export const inDirectory = <T>(work: (tx: DirectoryTx) => Promise<T>): Promise<T> =>
  transact({ directory: 'on' }, (tx) => work(tx as unknown as DirectoryTx));

/** The default (4) is that of a turning disk: with it the planner takes whole tables and coarser indexes for dearer pages than they are. */
const PAGES_ARE_NEAR = sql`set_config('random_page_cost', '1.1', true)`;

type Scope = { operator?: string; person?: string; directory?: 'on' };

function transact<T>(set: Scope, work: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
  return withRetry(async () => {
    const life = { ended: false };
    try {
      const begin = connections().kysely.transaction().setIsolationLevel('read committed');
      return await (set.directory ? begin.setAccessMode('read only') : begin).execute(async (trx) => {
        await sql`select set_config('app.operator_id', ${set.operator ?? ''}, true), set_config('app.person_id', ${set.person ?? ''}, true),
          set_config('app.directory', ${set.directory ?? ''}, true), ${PAGES_ARE_NEAR}`.execute(trx);
        return work(trx.withPlugin(refuseAfterEnd(life)));
      });
    } finally {
      life.ended = true;
    }
  });
}

/** A transaction that leaks out of its `work` would run on somebody else's connection: using it is an error instead. */
const refuseAfterEnd = (life: { readonly ended: boolean }): KyselyPlugin => ({
  transformQuery: ({ node }) => {
    if (life.ended)
      throw new Error('This transaction has ended. Open another with inOperator, asPerson or inDirectory.');
    return node;
  },
  transformResult: ({ result }) => Promise.resolve(result),
});
