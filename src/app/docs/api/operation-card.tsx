import type { Operation } from '@/server/rest/openapi-document';
import { Badge } from '@/ui/badge';
import { Card } from '@/ui/card';
import { Table, TableCell, TableHead, TableRow } from '@/ui/table';
import { fieldsOf } from './schema-fields';
import { CodeLines, Words } from './words';

type Props = { method: string; path: string; operation: Operation; curl: string };

/** One address of the API: what it does, what it takes, how to try it, what it answers. */
export function OperationCard({ method, path, operation, curl }: Props) {
  const { operationId, summary = '', description, security, responses } = operation;
  const fields = fieldsOf(operation);
  const answers = Object.entries(responses);
  const example = answers.map(([, each]) => each.content?.['application/json']?.example).find(Boolean);
  return (
    <Card id={operationId} aria-labelledby={`${operationId}-title`} className="scroll-mt-20">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={method === 'get' ? 'accent' : 'success'}>{method.toUpperCase()}</Badge>
        <code className="font-mono text-sm break-all">/api/v1{path}</code>
        {security.length > 0 ? <Badge>with a token</Badge> : <Badge tone="outline">for anybody</Badge>}
      </div>
      <h3 id={`${operationId}-title`} className="mt-3 text-lg font-semibold">
        {summary}
      </h3>
      {description ? (
        <p className="text-ink-muted mt-1 max-w-prose">
          <Words>{description}</Words>
        </p>
      ) : null}
      {fields.length > 0 ? (
        <div className="mt-4">
          <Table caption={`What ${summary.toLowerCase()} takes`}>
            <thead>
              <tr>
                <TableHead>Field</TableHead>
                <TableHead>Where</TableHead>
                <TableHead>What</TableHead>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ name, where, required, kind, description: about }) => (
                <TableRow key={`${where} ${name}`}>
                  <TableCell>
                    <code className="font-mono text-sm">{name}</code>
                    {required ? <span className="text-ink-muted ml-2 text-xs">required</span> : null}
                  </TableCell>
                  <TableCell>{where}</TableCell>
                  <TableCell className="min-w-64">
                    <Words>{about ? `${kind}. ${about}` : kind}</Words>
                  </TableCell>
                </TableRow>
              ))}
            </tbody>
          </Table>
        </div>
      ) : null}
      <h4 className="mt-5 font-medium">Try it</h4>
      <CodeLines label={`${summary}: a command to try`}>{curl}</CodeLines>
      {example ? (
        <details className="mt-3">
          <summary className="focus-ring cursor-pointer rounded-sm font-medium">What comes back</summary>
          <CodeLines label={`${summary}: an answer`}>{JSON.stringify(example, null, 2)}</CodeLines>
        </details>
      ) : null}
      <h4 className="mt-5 font-medium">Answers</h4>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
        {answers.map(([status, each]) => (
          <div key={status} className="contents">
            <dt className="tabular font-medium">{status}</dt>
            <dd className="text-ink-muted min-w-0">
              <Words>{each.description}</Words>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
