declare global {
  // zod keeps its settings here, so that all copies of it share them; set without loading zod on pages that do without.
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

// Otherwise zod finds out by trying whether it may make code from text. The policy of every page forbids it, and the browser
// notes each attempt as a breach.
Object.assign((globalThis.__zod_globalConfig ??= {}), { jitless: true });

export {};
