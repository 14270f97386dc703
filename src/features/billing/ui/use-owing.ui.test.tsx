import '@/testing/jsdom-gaps';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { answering, TestScreen } from '@/client/testing-api';
import { newId } from '@/kernel/ids';
import { useOwing } from './use-owing';

afterEach(cleanup);

const [operatorId, ana, ben] = [newId<'operator'>(), newId<'member'>(), newId<'member'>()];
const first = { currency: 'EUR', members: [{ memberId: ana, overdue: 4200 }] };

function Row() {
  const { linkOf } = useOwing({ operatorId, slug: 'harbour', first, locale: 'en-GB' });
  return (
    <ul>
      <li>{linkOf({ memberId: ana, name: 'Ana Reis' })}</li>
      <li>{linkOf({ memberId: ben, name: 'Ben' })}</li>
    </ul>
  );
}

it('whoever owes what is overdue has it beside their name, with the way to their account', () => {
  answering({ 'billing.overdue': () => first });
  render(
    <TestScreen>
      <Row />
    </TestScreen>,
  );
  const link = screen.getByRole('link', { name: 'Ana Reis owes €42.00' });
  expect(link.textContent).toBe('owes €42.00');
  expect(link.getAttribute('href')).toBe(`/o/harbour/accounts/${ana}`);
  expect(screen.getAllByRole('link')).toHaveLength(1);
});
