'use client';
import { useMutation } from '@tanstack/react-query';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useTRPC } from '@/client/trpc';
import { newId, type RequestId } from '@/kernel/ids';
import type { TablePreview } from '@/kernel/table-preview';
import { SegmentedControl } from '@/ui/segmented-control';
import { PEOPLE_TEMPLATE, RESOURCES_TEMPLATE } from '../domain/list-templates';
import { ListImport } from './list-import';
import type { ResourcesSpace } from './resources-screen';

const LISTS = ['resources', 'people'] as const;

/** Desks and people from a list: looked at row by row, then all that are right, or the chosen ones, at once. */
export function ImportScreen({ space }: { space: ResourcesSpace }) {
  const trpc = useTRPC();
  const [what, setWhat] = useQueryState('what', parseAsStringLiteral(LISTS).withDefault('resources'));
  const resources = useMutation(trpc.resources.import.mutationOptions());
  const people = useMutation(trpc.members.importList.mutationOptions());
  const ask = (wish: {
    text: string;
    lines: number[];
    dryRun: boolean;
    requestId: RequestId;
  }): Promise<TablePreview> =>
    what === 'resources'
      ? resources.mutateAsync({ spaceId: space.id, ...wish })
      : people.mutateAsync({ operatorId: space.operator.id, ...wish });
  return (
    <>
      <h2 className="mb-4 text-xl">Import from a list</h2>
      <SegmentedControl
        aria-label="What is imported"
        value={what}
        onValueChange={(next) => void setWhat(LISTS.find((one) => one === next) ?? 'resources')}
        segments={[
          { value: 'resources', label: 'Resources' },
          { value: 'people', label: 'People' },
        ]}
      />
      <ListImport
        key={what}
        lead={
          what === 'resources'
            ? 'A line for each desk or room. What is there already is left as it is.'
            : 'A line for each person. Each gets a mail with a link to join.'
        }
        template={what === 'resources' ? RESOURCES_TEMPLATE : PEOPLE_TEMPLATE}
        templateName={what === 'resources' ? 'resources.csv' : 'people.csv'}
        verb={what === 'resources' ? 'Make' : 'Invite'}
        done={(count) =>
          what === 'resources'
            ? `${count} ${count === 1 ? 'resource is' : 'resources are'} there`
            : `${count} ${count === 1 ? 'invitation is' : 'invitations are'} on the way`
        }
        onLook={(text) => ask({ text, lines: [], dryRun: true, requestId: newId<'request'>() })}
        onTake={(text, lines, requestId) => ask({ text, lines, dryRun: false, requestId })}
      />
    </>
  );
}
