'use client';
import { Plus, Printer, Search, Tags, Upload } from 'lucide-react';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { lazy, Suspense, useState } from 'react';
import { paths } from '@/client/paths';
import type { OperatorId, ResourceId, SpaceId } from '@/kernel/ids';
import { RESOURCE_KINDS } from '@/kernel/resource-kind';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Input } from '@/ui/input';
import { LinkButton } from '@/ui/link-button';
import { Select } from '@/ui/select';
import { countOfKind } from '@/features/spaces/domain/kind-words';
import { KIND_NAME } from '../domain/kind-names';
import type { ManagedResource, ManagedSpace } from '../resources.contract';
import { ResourceRow } from './resource-row';
import { RetireDialog } from './retire-dialog';
import { useManagedSpace, useRowActions } from './use-resources';

const NewResourceDialog = lazy(() => import('./new-resource-dialog').then((m) => ({ default: m.NewResourceDialog })));
const ListsDialog = lazy(() => import('./lists-dialog').then((m) => ({ default: m.ListsDialog })));
const ResourceSheet = lazy(() => import('./resource-sheet').then((m) => ({ default: m.ResourceSheet })));

export type ResourcesSpace = {
  readonly id: SpaceId;
  readonly slug: string;
  readonly timeZone: string;
  readonly operator: { readonly id: OperatorId; readonly slug: string };
};
type Props = { space: ResourcesSpace; first: ManagedSpace; locale: string };

/** What can be booked here, by floor and kind: found, changed, copied, retired. */
export function ResourcesScreen({ space, first, locale }: Props) {
  const managed = useManagedSpace(space.id, first);
  const actions = useRowActions(space.id);
  const [{ q, kind, edit }, setSearch] = useQueryStates(
    { q: parseAsString.withDefault(''), kind: parseAsStringLiteral(RESOURCE_KINDS), edit: parseAsString },
    { history: 'replace', scroll: false, shallow: true },
  );
  const [adding, setAdding] = useState(false);
  const [listing, setListing] = useState(false);
  const [retiring, setRetiring] = useState<ManagedResource | null>(null);

  const live = managed.resources.filter((one) => !one.retiredAt);
  const retired = managed.resources.filter((one) => one.retiredAt);
  const fits = (one: ManagedResource) =>
    (!kind || one.kind === kind) &&
    `${one.name} ${one.groupName ?? ''} ${one.amenities.join(' ')}`.toLowerCase().includes(q.trim().toLowerCase());
  const open = (id: ResourceId | null) => void setSearch({ edit: id });
  const edited = managed.resources.find((one) => one.id === edit);

  /** The same place among those of its floor and kind, one up or down. */
  const step = (one: ManagedResource, by: -1 | 1) => {
    const beside = live.filter((other) => other.floorId === one.floorId && other.kind === one.kind);
    const other = beside[beside.indexOf(one) + by];
    if (!other) return;
    actions.order(live.map(({ id }) => (id === one.id ? other.id : id === other.id ? one.id : id)));
  };
  const row = (one: ManagedResource) => (
    <ResourceRow
      key={one.id}
      resource={one}
      all={managed.resources}
      operatorId={space.operator.id}
      onEdit={() => open(one.id)}
      onDuplicate={() => actions.duplicate(one.id, open)}
      onRetire={() => setRetiring(one)}
      onBringBack={() => actions.bringBack(one.id)}
      onStep={(by) => step(one, by)}
    />
  );

  return (
    <>
      <div className="mb-4 flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-xl">Resources</h2>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" onClick={() => setListing(true)}>
            <Tags aria-hidden />
            Groups and amenities
          </Button>
          <LinkButton href={paths.resourceCodes(space.operator.slug, space.slug)} size="sm">
            <Printer aria-hidden />
            QR codes
          </LinkButton>
          <LinkButton href={paths.settings(space.operator.slug, space.slug, 'import')} size="sm">
            <Upload aria-hidden />
            Import
          </LinkButton>
          <Button variant="primary" size="sm" onClick={() => setAdding(true)}>
            <Plus aria-hidden />
            New resource
          </Button>
        </div>
      </div>
      <search className="mb-4 flex flex-wrap gap-2">
        <div className="relative min-w-0 flex-1 basis-44">
          <Search aria-hidden className="text-ink-faint pointer-events-none absolute top-3 left-3 size-4" />
          <Input
            type="search"
            aria-label="Search by name, group or amenity"
            placeholder="Search"
            className="pl-9"
            value={q}
            onChange={(event) => void setSearch({ q: event.target.value || null })}
          />
        </div>
        <Select
          aria-label="Kind"
          className="w-40 shrink-0"
          value={kind ?? ''}
          onChange={({ target }) =>
            void setSearch({ kind: RESOURCE_KINDS.find((one) => one === target.value) ?? null })
          }
        >
          <option value="">Every kind</option>
          {RESOURCE_KINDS.map((one) => (
            <option key={one} value={one}>
              {KIND_NAME[one]}
            </option>
          ))}
        </Select>
      </search>
      {live.length > 0 && !live.some(fits) ? (
        <EmptyState
          picture="search"
          action={<Button onClick={() => void setSearch({ q: null, kind: null })}>Show all</Button>}
        >
          Nothing fits this search.
        </EmptyState>
      ) : null}
      {live.length === 0 ? (
        <EmptyState picture="door">Make your first desk, and it stands on the plan.</EmptyState>
      ) : null}
      {managed.floors.map((floor) =>
        RESOURCE_KINDS.map((each) => {
          const here = live.filter((one) => one.floorId === floor.id && one.kind === each && fits(one));
          if (here.length === 0) return null;
          const title = `${floor.name}: ${countOfKind(each, here.length)}`;
          return (
            <section key={`${floor.id} ${each}`} aria-label={title} className="mb-6">
              <h3 className="text-ink-muted mb-2 text-sm font-medium">{title}</h3>
              <ul className="divide-line border-line bg-surface divide-y rounded-lg border">{here.map(row)}</ul>
            </section>
          );
        }),
      )}
      {retired.length > 0 ? (
        <details className="mb-6">
          <summary className="text-ink-muted focus-ring cursor-pointer rounded-sm py-1 text-sm font-medium">
            {retired.length} retired
          </summary>
          <ul className="divide-line border-line bg-surface mt-2 divide-y rounded-lg border">{retired.map(row)}</ul>
        </details>
      ) : null}
      <Suspense>
        {adding ? (
          <NewResourceDialog
            spaceId={space.id}
            floors={managed.floors}
            onClose={() => setAdding(false)}
            onMade={(id) => {
              setAdding(false);
              open(id);
            }}
          />
        ) : null}
        {listing ? <ListsDialog spaceId={space.id} managed={managed} onClose={() => setListing(false)} /> : null}
        {edited ? (
          <ResourceSheet
            key={edited.id}
            space={space}
            managed={managed}
            resource={edited}
            locale={locale}
            onClose={() => open(null)}
          />
        ) : null}
      </Suspense>
      {retiring ? (
        <RetireDialog
          resource={retiring}
          plannerHref={paths.settings(space.operator.slug, space.slug, 'closures', { retire: retiring.id })}
          onRetire={() => actions.retire(retiring.id)}
          onClose={() => setRetiring(null)}
        />
      ) : null}
    </>
  );
}
