import { afterAll, describe, expect, it } from 'vitest';
import { newId } from '@/kernel/ids';
import { onStatement } from '@/server/db/pool';
import { closeLimits, countSignIn, countWrite } from './limits';

afterAll(closeLimits);

const outcomes = async (count: number, attempt: (index: number) => Promise<void>) => {
  const settled = await Promise.allSettled(Array.from({ length: count }, (_, index) => attempt(index)));
  return settled.filter(({ status }) => status === 'fulfilled').length;
};

describe('changes', () => {
  it('are counted for each person exactly, however many come at once and from wherever', async () => {
    const [ana, ben] = [newId<'person'>(), newId<'person'>()];
    expect(await outcomes(80, (index) => countWrite({ personId: ana, address: `10.0.0.${index}` }))).toBe(60);
    const refused = countWrite({ personId: ana, address: '10.0.1.1' });
    await expect(refused).rejects.toMatchObject({ kind: 'limited', code: 'limits.too_many' });
    await countWrite({ personId: ben, address: '10.0.0.1' });
  });
  it('are counted for each address, whoever they come from', async () => {
    const attempt = () => countWrite({ personId: null, address: '192.0.2.9' });
    expect(await outcomes(310, attempt)).toBe(300);
  });
  it('add nothing to the statements of a command', async () => {
    let statements = 0;
    onStatement(() => statements++);
    await countWrite({ personId: newId<'person'>(), address: '10.0.2.1' });
    onStatement(undefined);
    expect(statements).toBe(0);
  });
});

it('guesses at a password do not keep its owner from asking for a link', async () => {
  const email = 'ana@example.org';
  const guess = (index: number) => countSignIn({ what: 'password', address: `10.0.3.${index}`, email });
  expect(await outcomes(15, guess)).toBe(10);
  await countSignIn({ what: 'link', address: '10.0.4.1', email });
});
