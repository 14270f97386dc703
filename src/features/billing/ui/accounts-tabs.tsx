import { paths } from '@/client/paths';
import { LinkTabs } from '@/ui/link-tabs';

/** From who owes what to all invoices, and back. */
export const AccountsTabs = ({ operator }: { operator: string }) => (
  <LinkTabs
    label="Accounts and invoices"
    tabs={[
      { href: paths.accounts(operator), label: 'Accounts' },
      { href: paths.invoices(operator), label: 'Invoices' },
    ]}
  />
);
