import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');
export const NEXT = join(PROJECT, 'node_modules/next/dist/bin/next');
