import { paths } from '@/client/paths';
import { LinkButton } from '@/ui/link-button';
import { MessagePage } from '@/ui/message-page';

export default function NotFound() {
  return (
    <MessagePage
      title="There is nothing at this address"
      action={
        <>
          <LinkButton href={paths.home()} variant="primary">
            All spaces
          </LinkButton>
          <LinkButton href={paths.bookings()}>My bookings</LinkButton>
        </>
      }
    >
      The link may be old, or the page may belong to a space you are not a member of.
    </MessagePage>
  );
}
