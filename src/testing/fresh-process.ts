import { vi } from 'vitest';

const kept = globalThis as { variablesOfTheStart?: NodeJS.ProcessEnv };

/**
 * Where one process runs many files (`isolate: false`), each begins as if it had one of its own: our modules are evaluated anew, variables, clock and what is
 * global are those of the start, and what our modules keep in global places is gone. Only packages stay loaded: to load them again took three quarters
 * of a second a file.
 */
vi.resetModules();
vi.useRealTimers();
vi.unstubAllEnvs();
vi.unstubAllGlobals();
const start = (kept.variablesOfTheStart ??= { ...process.env });
for (const name of Object.keys(process.env)) if (!(name in start)) delete process.env[name];
Object.assign(process.env, start);
for (const name of Object.keys(globalThis))
  if (name.startsWith('__coworkflow')) Reflect.deleteProperty(globalThis, name);
