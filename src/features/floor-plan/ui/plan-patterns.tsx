import { memo } from 'react';
import { patternId, stateLine } from './state-look';

/** The SVG patterns of the states, drawn at the size they have on the screen whatever the zoom (`scale`: screen pixels per centimetre). */
export const PlanPatterns = memo(function PlanPatterns({ plan, scale }: { plan: string; scale: number }) {
  const common = { patternUnits: 'userSpaceOnUse', patternTransform: `scale(${(1 / scale).toFixed(4)})` } as const;
  return (
    <defs>
      <pattern id={patternId(plan, 'taken')} width="7" height="7" {...common}>
        <path d="M-1 8L8 -1M-1 1L1 -1M6 8L8 6" stroke={stateLine('taken')} strokeWidth="1.4" opacity="0.5" />
      </pattern>
      <pattern id={patternId(plan, 'partly')} width="7" height="7" {...common}>
        <path d="M-1 8L8 -1M-1 1L1 -1M6 8L8 6" stroke={stateLine('taken')} strokeWidth="1.4" opacity="0.5" />
      </pattern>
      <pattern id={patternId(plan, 'held')} width="7" height="7" {...common}>
        <circle cx="3.5" cy="3.5" r="1.25" fill={stateLine('held')} opacity="0.65" />
      </pattern>
      <pattern id={patternId(plan, 'closed')} width="9" height="9" {...common}>
        <path d="M0 0L9 9M0 9L9 0" stroke={stateLine('closed')} strokeWidth="0.9" opacity="0.45" />
      </pattern>
      <pattern id={patternId(plan, 'not_for_you')} width="10" height="10" {...common}>
        <path d="M0 5H10" stroke={stateLine('not_for_you')} strokeWidth="0.9" strokeDasharray="3 2" opacity="0.5" />
      </pattern>
    </defs>
  );
});
