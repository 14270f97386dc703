import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's standard) with OWASP's second choice of parameters: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** Of a password that nobody knows: compared with where there is no account, so that the answer takes as long as where there is one. */
const NOBODYS = '$argon2id$v=19$m=19456,t=2,p=1$HBMtjfDZS4xIsmqIw/5OTg$QvESGLXTKrS9IH07+ZxRVqSjPDGCfAlNPHGl/dC2sqk';

export const hashPassword = (password: string) => hash(password.normalize('NFKC'), COST);

/** Whether the password fits; without a hash it never does, and takes as long to say so. */
export async function passwordFits(password: string, stored: string | null): Promise<boolean> {
  const fits = await verify(stored ?? NOBODYS, password.normalize('NFKC'));
  return fits && stored !== null;
}
