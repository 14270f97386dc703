import type { Metadata } from 'next';
import { paths } from '@/client/paths';
import { PageHeader } from '@/ui/page-header';
import { apiDocument } from '@/wiring/rest-routes';
import { canonicalOf } from '../../_shell/canonical';
import { PublicShell } from '../../_shell/public-shell';
import { curlOf } from './curl';
import { findExamplePlace } from './example-place';
import { OperationCard } from './operation-card';
import { RefusalList } from './refusal-list';
import { Words } from './words';

export async function generateMetadata(): Promise<Metadata> {
  return {
    title: 'API',
    description: 'Book, list and cancel from your own programs.',
    alternates: await canonicalOf(paths.apiDocs()),
  };
}

/** The API in words, made from the same document as `openapi.json`. It needs no script. */
export default async function ApiPage() {
  const document = apiDocument();
  const place = await findExamplePlace();
  const url = document.servers[0]?.url ?? '';
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return (
    <PublicShell here={paths.apiDocs()}>
      <PageHeader title="API" lead="Book, list and cancel from your own programs." />
      <div className="max-w-3xl space-y-10">
        <p className="text-ink-muted">
          <Words>{String(document.info.description)}</Words> Everything below is also there for machines, as{' '}
          <a href={paths.api.openapi()}>OpenAPI 3.1</a>.
        </p>
        {document.tags.map(({ name, description }) => (
          <section key={name} aria-labelledby={`tag-${name}`} className="space-y-5">
            <h2 id={`tag-${name}`} className="text-xl font-semibold">
              {description.replace(/\.$/, '')}
            </h2>
            {operations
              .filter(({ operation }) => operation.tags?.includes(name))
              .map((each) => (
                <OperationCard key={each.operation.operationId} {...each} curl={curlOf({ ...each, url, place })} />
              ))}
          </section>
        ))}
        <section aria-labelledby="refusals" className="space-y-4">
          <h2 id="refusals" className="text-xl font-semibold">
            When something is refused
          </h2>
          <p className="text-ink-muted">
            <Words>
              {
                'The answer is `application/problem+json` (RFC 9457). Decide by its `code`; `details` says more, such as what is free instead; `errors` names the fields of a request that does not fit.'
              }
            </Words>
          </p>
          <RefusalList document={document} />
        </section>
      </div>
    </PublicShell>
  );
}
