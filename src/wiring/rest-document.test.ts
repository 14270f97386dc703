import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '@/server/rest/openapi-document';

let document: OpenApiDocument;
beforeAll(async () => {
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://a@localhost/a',
    APP_URL: 'https://book.example.org',
    NEXTAUTH_SECRET: 'a secret that only the tests know, long enough',
    SMTP_URL: 'smtp://localhost',
    MAIL_FROM: 'hello@example.org',
  });
  const { apiDocument } = await import('./rest-routes');
  document = apiDocument();
});

const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, ...operation })),
  );

describe('the API document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate(JSON.parse(JSON.stringify(document)) as Record<string, unknown>);
    expect(result.errors).toBeUndefined();
    expect(validator.version).toBe('3.1');
  });

  it('has every address, and no other', () => {
    expect(operations().map(({ name }) => name)).toEqual([
      'POST /auth/register',
      'POST /auth/login',
      'GET /spaces',
      'GET /spaces/{id}',
      'GET /spaces/{id}/availability',
      'GET /spaces/{id}/search',
      'GET /spaces/{id}/price',
      'POST /spaces/{id}/book',
      'GET /users/me/bookings',
      'GET /users/me/released-time',
      'PATCH /bookings/{id}',
      'PUT /bookings/{id}/cancel',
      'POST /bookings/{id}/check-in',
      'POST /bookings/{id}/check-out',
      'POST /bookings/{id}/answer',
      'POST /series/plan',
      'POST /series',
      'PATCH /series/{id}',
      'POST /series/{id}/undo',
      'GET /users/me/wanted-dates',
      'PUT /users/me/wanted-dates',
      'GET /users/me/credits',
      'GET /users/me/credits/statement',
      'GET /users/me/plan',
      'GET /users/me/account',
      'GET /users/me/invoices',
    ]);
  });

  it('describes each: words, an example, and what it may refuse with', () => {
    for (const { name, summary, responses, operationId } of operations()) {
      expect(summary, name).toBeTruthy();
      expect(operationId, name).toMatch(/^[a-z]+-[a-z]+$/i);
      const [good] = Object.keys(responses);
      expect(
        Object.values(responses).some((each) => each.content?.['application/json']?.example),
        name,
      ).toBe(true);
      expect(['200', '201', '202'], name).toContain(good);
      const refusals = Object.entries(responses).filter(([status]) => Number(status) >= 400);
      expect(refusals.length, name).toBeGreaterThan(0);
      for (const [, response] of refusals) expect(response.content).toHaveProperty(['application/problem+json']);
    }
  });

  it('asks for a token exactly where one is needed', () => {
    const wanting = operations().filter(({ security }) => security.length > 0);
    expect(wanting.map(({ name }) => name)).toEqual([
      'GET /spaces/{id}/search',
      'GET /spaces/{id}/price',
      'POST /spaces/{id}/book',
      'GET /users/me/bookings',
      'GET /users/me/released-time',
      'PATCH /bookings/{id}',
      'PUT /bookings/{id}/cancel',
      'POST /bookings/{id}/check-in',
      'POST /bookings/{id}/check-out',
      'POST /bookings/{id}/answer',
      'POST /series/plan',
      'POST /series',
      'PATCH /series/{id}',
      'POST /series/{id}/undo',
      'GET /users/me/wanted-dates',
      'PUT /users/me/wanted-dates',
      'GET /users/me/credits',
      'GET /users/me/credits/statement',
      'GET /users/me/plan',
      'GET /users/me/account',
      'GET /users/me/invoices',
    ]);
    for (const { name, responses } of wanting) expect(responses, name).toHaveProperty('401');
  });

  it('offers an Idempotency-Key on changes that repeat badly, and keeps the request id out of bodies', () => {
    const keyed = operations().filter(({ parameters }) => parameters?.some((each) => each.name === 'Idempotency-Key'));
    expect(keyed.map(({ name }) => name)).toEqual([
      'POST /spaces/{id}/book',
      'PATCH /bookings/{id}',
      'PUT /bookings/{id}/cancel',
      'POST /bookings/{id}/check-in',
      'POST /bookings/{id}/check-out',
      'POST /bookings/{id}/answer',
      'POST /series',
      'PATCH /series/{id}',
      'POST /series/{id}/undo',
      'PUT /users/me/wanted-dates',
    ]);
    expect(JSON.stringify(document)).not.toContain('requestId');
  });
});
