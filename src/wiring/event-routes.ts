import { readGuestTable } from '@/features/events/door.reads';
import { getMember } from '@/server/auth/membership';
import { writeTable } from '@/server/csv/table';
import { createContext } from '@/server/trpc/context';
import { answering, idOr404 } from './answering';

/** Who answered to a date as a table: for those who work its door; addresses for those who run it. */
export const serveGuestTable = (request: Request, where: { operator: string; date: string }): Promise<Response> =>
  answering(async () => {
    const { session } = await createContext(request);
    const operatorId = idOr404<'operator'>(where.operator);
    const member = await getMember(session, operatorId);
    const { name, head, rows } = await readGuestTable(member, {
      operatorId,
      dateId: idOr404<'event_date'>(where.date),
    });
    return new Response(writeTable(head, rows), {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="${name}"`,
        // Names and addresses of people: kept by nobody on the way.
        'cache-control': 'private, no-store',
      },
    });
  });
