import type { AnyRouter } from '@trpc/server';
import { generateOpenApiDocument, type OpenApiRouter } from 'trpc-to-openapi';
import { PROBLEM_SCHEMA, refusalResponses } from './problem-document';
import { publishedPath, routesOf, type RestRoute } from './routes';

type Json = Readonly<Record<string, unknown>>;
export type Operation = {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security: readonly Json[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly description: string; readonly content?: Content }>>;
};
export type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: Json;
};
type Content = Readonly<Record<string, { readonly schema?: Json; readonly example?: unknown }>>;
export type OpenApiDocument = {
  readonly openapi: string;
  readonly info: Json;
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Json;
};

const IDEMPOTENCY_KEY: Parameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A UUID, or any text of at most 200 characters, made new for each thing that you want done. The same key with the same request again gets the ' +
    'first answer again and changes nothing; with another request it is refused (`request.reused`). Keys are kept for 30 days.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
};

type About = {
  readonly title: string;
  readonly description: string;
  readonly version: string;
  readonly tags: OpenApiDocument['tags'];
  /** The absolute address of the API. */
  readonly url: string;
};

/**
 * The API as OpenAPI 3.1. trpc-to-openapi makes the schemas from the contracts; what it cannot know (statuses, problems, idempotency, examples)
 * comes from each procedure's `rest` meta.
 */
export function openApiDocument(router: AnyRouter, about: About): OpenApiDocument {
  const { title, description, version, url, tags } = about;
  const made = generateOpenApiDocument(router as OpenApiRouter, {
    openApiVersion: '3.1.0',
    title,
    description,
    version,
    baseUrl: url,
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer', description: 'The token of `POST /auth/login`.' } },
  }) as unknown as OpenApiDocument;
  const routes = routesOf(router);
  const paths: Record<string, Record<string, Operation>> = {};
  for (const [path, operations] of Object.entries(made.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const published = publishedPath(path);
      const route = routes.find((each) => each.path === published && each.method === method.toUpperCase());
      if (route) (paths[published] ??= {})[method] = completed(operation, route);
    }
  }
  const { securitySchemes } = made.components;
  return { ...made, tags, paths, components: { securitySchemes, schemas: { ProblemDetails: PROBLEM_SCHEMA } } };
}

function completed(operation: Operation, route: RestRoute): Operation {
  const { answers = { 200: 'Done' }, example, idempotent } = route.meta ?? {};
  const parameters = [
    ...(operation.parameters ?? []).map((each) => publishedParameter(each, route)),
    ...(idempotent ? [IDEMPOTENCY_KEY] : []),
  ];
  const { content } = operation.responses['200'] ?? {};
  // The example is what a change answers, not its dry run.
  const shown = String(Math.max(...Object.keys(answers).map(Number)));
  const answered = Object.fromEntries(
    Object.entries(answers).map(([status, description]) => [
      status,
      { description, content: withExample(content, status === shown ? example?.answer : undefined) },
    ]),
  );
  const body = operation.requestBody;
  return {
    ...operation,
    operationId: route.procedure.replace('.', '-'),
    security: operation.security ?? [],
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: isNeeded(body.content), content: withExample(body.content, example?.body) },
    }),
    responses: { ...answered, ...refusalResponses(route, operation.security !== undefined) },
  };
}

function publishedParameter(parameter: Parameter, { parameter: inPath, meta }: RestRoute): Parameter {
  if (parameter.in === 'path' && parameter.name === inPath) return { ...parameter, name: 'id', required: true };
  const example = meta?.example?.query?.[parameter.name];
  return example === undefined ? parameter : ({ ...parameter, example } as Parameter);
}

/** A body of which every field may be left out may be left out itself. */
const isNeeded = (content: Content) => Array.isArray(content['application/json']?.schema?.required);

const withExample = (content: Content | undefined, example: unknown): Content => ({
  'application/json': { ...content?.['application/json'], ...(example !== undefined && { example }) },
});
