import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EnvironmentError, parseEnv, VARIABLE_NAMES, type VariableName } from './env';

const complete = {
  DATABASE_URL: 'postgres://coworkflow:secret@localhost:5432/coworkflow',
  APP_URL: 'https://book.example.org/',
  NEXTAUTH_SECRET: 'x'.repeat(32),
  SMTP_URL: 'smtp://localhost:25',
  MAIL_FROM: 'CoWorkFlow <hello@example.org>',
};

function sentencesFor(source: Record<string, string | undefined>, required: VariableName[] = []) {
  try {
    parseEnv(source, required);
    return [];
  } catch (error) {
    if (error instanceof EnvironmentError) return error.sentences;
    throw error;
  }
}

describe('variables', () => {
  it('are read with their standard values', () => {
    expect(parseEnv(complete)).toMatchObject({
      APP_URL: 'https://book.example.org',
      UNDO_SECONDS: 20,
      LOG_LEVEL: 'info',
      TRUST_PROXY: false,
    });
  });

  it('that are missing are all named, each in one sentence', () => {
    const sentences = sentencesFor({});
    expect(sentences).toHaveLength(5);
    expect(sentences[0]).toMatch(/^DATABASE_URL is missing: it should be the address of a Postgres database.*\.$/);
    expect(sentences.join()).toMatch(/APP_URL.*NEXTAUTH_SECRET.*SMTP_URL.*MAIL_FROM/s);
  });

  it('left blank count as missing', () => {
    expect(sentencesFor({ ...complete, SMTP_URL: ' ' })).toEqual([expect.stringMatching(/^SMTP_URL is missing/)]);
    expect(parseEnv({ ...complete, UNDO_SECONDS: '' }).UNDO_SECONDS).toBe(20);
  });

  it.each([
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['APP_URL', 'harbour.example'],
    ['NEXTAUTH_SECRET', 'short'],
    ['SMTP_URL', 'http://localhost'],
    ['MAIL_FROM', 'nobody'],
    ['MAIL_FROM', 'A <a@b.c>\r\nBcc: x@y.z'],
    ['UNDO_SECONDS', 'soon'],
    ['DATABASE_POOL_SIZE', '1.5'],
    ['PUSHER_PORT', '70000'],
    ['LOG_LEVEL', 'loud'],
    ['TRUST_PROXY', 'perhaps'],
  ])('%s=%j is refused by name, without repeating the value', (name, value) => {
    const sentences = sentencesFor({ ...complete, [name]: value });
    expect(sentences).toEqual([expect.stringMatching(new RegExp(`^${name} is wrong: it should be .+\\.$`))]);
    expect(sentences[0]).not.toContain(value);
  });

  it('that only some programs need are named when those ask for them', () => {
    expect(sentencesFor(complete)).toEqual([]);
    expect(sentencesFor(complete, ['MIGRATION_DATABASE_URL'])).toEqual([
      expect.stringMatching(/^MIGRATION_DATABASE_URL is missing: it should be the address of a Postgres database/),
    ]);
  });

  it('of Pusher belong together', () => {
    expect(sentencesFor({ ...complete, PUSHER_KEY: 'k' })).toEqual([
      expect.stringMatching(/^PUSHER_APP_ID is missing/),
      expect.stringMatching(/^PUSHER_SECRET is missing/),
    ]);
  });

  it('of a bucket belong together, and none is needed', () => {
    expect(sentencesFor({ ...complete, S3_BUCKET: 'photos' })).toEqual([
      expect.stringMatching(/^S3_ACCESS_KEY_ID is missing/),
      expect.stringMatching(
        /^S3_SECRET_ACCESS_KEY is missing.*S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY belong/,
      ),
    ]);
    expect(parseEnv(complete)).toMatchObject({
      FILES_DIR: 'files',
      S3_REGION: 'us-east-1',
      S3_FORCE_PATH_STYLE: false,
    });
  });

  it('are all explained in .env.example, and no other', () => {
    const lines = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').split('\n');
    const named = lines.flatMap((line) => /^(?:# )?([A-Z0-9_]+)=/.exec(line)?.[1] ?? []);
    const unexplained = lines.filter(
      (line, at) => /^(?:# )?[A-Z0-9_]+=/.test(line) && !/^# [A-Z]/.test(lines[at - 1] ?? ''),
    );
    expect(unexplained).toEqual([]);
    expect(named).toEqual(VARIABLE_NAMES);
  });
});
