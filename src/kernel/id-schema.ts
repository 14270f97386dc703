import { z } from 'zod';
import type { Id } from './ids';

// Apart from ids.ts: screens make ids, and zod would come along to each of them.
/** A zod schema for one kind of id; what comes out carries the brand. */
export const idSchema = <B extends string>() => z.uuid().transform((value) => value.toLowerCase() as Id<B>);
