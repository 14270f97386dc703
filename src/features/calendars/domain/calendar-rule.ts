import { Temporal } from 'temporal-polyfill';
import { DomainError } from '@/kernel/domain-error';
import { instantOf } from '@/kernel/zone';
import type { LocalDateTime } from '@/kernel/zone';

/**
 * The RRULE as a calendar file must have it: beside a DTSTART with TZID, UNTIL has to be in UTC (RFC 5545 section 3.3.10); a bare date
 * means the whole local day here. With `endsBefore` the rule stops before that occurrence, and its own COUNT or UNTIL gives way.
 */
export function calendarRule(rule: string, zone: string, endsBefore?: LocalDateTime): string {
  const bare = rule
    .trim()
    .replace(/^RRULE:/i, '')
    .toUpperCase();
  // What ends up unescaped in the file must not be able to start a new line or property.
  if (!/^[A-Z0-9=;,+-]+$/.test(bare)) throw new DomainError('invalid', 'calendar.rule_unreadable');
  const parts = bare.split(';').filter((part) => part !== '');
  if (!endsBefore)
    return parts
      .map((part) => (part.startsWith('UNTIL=') ? `UNTIL=${untilInUtc(part.slice(6), zone)}` : part))
      .join(';');
  const unending = parts.filter((part) => !part.startsWith('UNTIL=') && !part.startsWith('COUNT='));
  return [...unending, `UNTIL=${utcText(new Date(instantOf(endsBefore, zone).getTime() - 1000))}`].join(';');
}

/** An instant as `20261123T090000Z`. */
const utcText = (instant: Date): string => instant.toISOString().replace(/[-:]|\.\d+/g, '');

function untilInUtc(until: string, zone: string): string {
  if (/^\d{8}T\d{6}Z$/.test(until)) return until;
  if (/^\d{8}T\d{6}$/.test(until)) return utcText(instantOf(Temporal.PlainDateTime.from(until).toString(), zone));
  if (!/^\d{8}$/.test(until)) throw new DomainError('invalid', 'calendar.rule_unreadable');
  const nextDay = Temporal.PlainDate.from(until).add({ days: 1 }).toZonedDateTime(zone);
  return utcText(new Date(nextDay.epochMilliseconds - 1000));
}
