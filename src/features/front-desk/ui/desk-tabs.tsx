import { paths } from '@/client/paths';
import { LinkTabs } from '@/ui/link-tabs';

type Props = { operator: string; space: string };

/** From one screen of the front desk to another. */
export const DeskTabs = ({ operator, space }: Props) => (
  <LinkTabs
    label="Front desk"
    tabs={[
      { href: paths.today(operator, space), label: 'Today' },
      { href: paths.calendar(operator, space), label: 'Calendar' },
      { href: paths.requests(operator, space), label: 'Requests' },
      { href: paths.memberEvents(operator, space), label: 'Events' },
    ]}
  />
);
