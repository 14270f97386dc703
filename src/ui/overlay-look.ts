export const scrimLook = 'bg-scrim animate-fade fixed inset-0 z-40 print:hidden';
export const floatLook =
  'bg-surface text-ink border-line shadow-floating animate-enter z-50 rounded-md border outline-none max-w-[calc(100vw-1rem)]';
