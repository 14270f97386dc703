import type { ListedSpace } from '../spaces.contract';

type Props = { address: ListedSpace['address']; className?: string };

/** Where it is, as one writes it on an envelope. */
export function SpaceAddress({ address, className }: Props) {
  const country = new Intl.DisplayNames('en', { type: 'region' }).of(address.country) ?? address.country;
  const town = [address.postalCode, address.city].filter(Boolean).join(' ');
  return (
    <address className={className}>
      {[address.street, town, country].filter(Boolean).map((line) => (
        <span key={line} className="block not-italic">
          {line}
        </span>
      ))}
    </address>
  );
}
