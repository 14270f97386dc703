import { Check } from 'lucide-react';
import { paths } from '@/client/paths';
import { Card, CardTitle } from '@/ui/card';
import { LinkButton } from '@/ui/link-button';
import { PageHeader } from '@/ui/page-header';
import { openNow } from '../domain/hours-in-words';
import type { OpeningRules } from '../domain/opening-hours';
import type { ListedResource, ListedSpace } from '../spaces.contract';
import { BookableKinds } from './bookable-kinds';
import { PhotoStrip } from './photo-strip';
import { OpeningSign } from './opening-sign';
import { SpaceAddress } from './space-address';

type Props = {
  space: ListedSpace & { resources: readonly ListedResource[]; hours: Omit<OpeningRules, 'timeZone'> };
  relation: 'member' | 'stranger' | 'signed_out';
  now: Date;
  locale: string;
};

/** A space as anybody may see it: what it is, where, when it is open, what there is to book, and the way in. */
export function SpacePage({ space, relation, now, locale }: Props) {
  const rules: OpeningRules = { timeZone: space.timeZone, ...space.hours };
  const book = paths.book(space.operator.slug, space.slug);
  return (
    <>
      <PageHeader
        title={space.name}
        lead={
          <>
            {space.address.city}. {openNow(rules, now, locale).words}.
          </>
        }
        action={
          relation === 'member' ? (
            <LinkButton href={book} variant="primary">
              Open the floor plan
            </LinkButton>
          ) : relation === 'stranger' ? (
            <LinkButton href={paths.register({ space: space.id, next: book })} variant="primary">
              Register here
            </LinkButton>
          ) : (
            <LinkButton
              href={paths.signIn({ next: book, operator: space.operator.slug, space: space.id })}
              variant="primary"
            >
              Sign in to book
            </LinkButton>
          )
        }
      />
      {/* On a phone the main action floats over the end of the page. */}
      <div className="grid gap-6 max-md:pb-24 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-10">
        <div className="grid content-start gap-8">
          <p className="max-w-prose text-lg">{space.description}</p>
          {/* One of each place, so that a room with many does not hide the others. */}
          <PhotoStrip
            operatorId={space.operator.id}
            photos={space.resources.flatMap(({ name, photos: [first] }) =>
              first ? { ...first, alt: first.alt || name } : [],
            )}
            name={space.name}
          />
          <section aria-labelledby="to-book" className="grid gap-3">
            <h2 id="to-book" className="text-xl">
              To book here
            </h2>
            <BookableKinds kinds={space.kinds} resources={space.resources} />
            {relation === 'signed_out' ? (
              <p className="text-ink-muted">
                New here?{' '}
                <a href={paths.register({ space: space.id })} className="text-accent-ink underline underline-offset-4">
                  Register as a visitor
                </a>{' '}
                and book what is open to visitors.
              </p>
            ) : null}
          </section>
          {space.amenities.length > 0 ? (
            <section aria-labelledby="included" className="grid gap-3">
              <h2 id="included" className="text-xl">
                Good to know
              </h2>
              <ul className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
                {space.amenities.map((amenity) => (
                  <li key={amenity} className="flex items-center gap-2">
                    <Check aria-hidden className="text-success size-4" />
                    {amenity}
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
        <div className="grid content-start gap-4">
          <Card>
            <CardTitle className="mb-3">Opening hours</CardTitle>
            <OpeningSign rules={rules} now={now} locale={locale} />
          </Card>
          <Card>
            <CardTitle className="mb-3">Where</CardTitle>
            <SpaceAddress address={space.address} className="text-ink-muted not-italic" />
          </Card>
        </div>
      </div>
    </>
  );
}
