import type { OpenApiDocument } from '@/server/rest/openapi-document';
import { Table, TableCell, TableHead, TableRow } from '@/ui/table';
import { wordsForPrograms } from '@/wiring/rest-words';

type Refusal = { readonly code: string; readonly status: string };
type WithCodes = {
  readonly allOf?: readonly { readonly properties?: { readonly code?: { readonly enum?: string[] } } }[];
};

/** Every code that an address may refuse with, once, with its status. */
function refusalsOf(document: OpenApiDocument): Refusal[] {
  const found = new Map<string, string>([
    ['request.unknown', '404'],
    ['request.method_not_allowed', '405'],
  ]);
  for (const operation of Object.values(document.paths).flatMap((each) => Object.values(each))) {
    for (const [status, { content }] of Object.entries(operation.responses)) {
      const schema = (content?.['application/problem+json']?.schema ?? {}) as WithCodes;
      for (const code of schema.allOf?.flatMap((part) => part.properties?.code?.enum ?? []) ?? [])
        found.set(code, status);
    }
  }
  return [...found].map(([code, status]) => ({ code, status })).sort((a, b) => a.code.localeCompare(b.code));
}

/** The page that each problem's `type` leads to. */
export function RefusalList({ document }: { document: OpenApiDocument }) {
  return (
    <Table caption="Every code that a refusal may carry">
      <thead>
        <tr>
          <TableHead>Code</TableHead>
          <TableHead>Status</TableHead>
          <TableHead>What it means</TableHead>
        </tr>
      </thead>
      <tbody>
        {refusalsOf(document).map(({ code, status }) => {
          const { title, hint } = wordsForPrograms(code, {});
          return (
            <TableRow key={code} id={code} className="target:bg-accent-soft scroll-mt-20">
              <TableCell>
                <code className="font-mono text-sm">{code}</code>
              </TableCell>
              <TableCell figures="time">{status}</TableCell>
              <TableCell className="min-w-64">{hint ? `${title}. ${hint}` : title}</TableCell>
            </TableRow>
          );
        })}
      </tbody>
    </Table>
  );
}
