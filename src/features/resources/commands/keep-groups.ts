import { resourceNotFound } from '@/features/spaces/spaces.errors';
import type { ActingMember } from '@/kernel/acting-member';
import type { DeskGroupId } from '@/kernel/ids';
import type { PutInGroupInput, RemoveGroupInput, RenameGroupInput } from '../resources.contract';
import { resourceError } from '../resources.errors';
import { deleteGroup, findGroup, updateGroupName, updateGroupOf, upsertGroups } from '../sql/group-writes';
import { lockNames } from '../sql/resource-writes';
import { managing } from './managing';

type GroupAnswer = { readonly groupId: DeskGroupId | null; readonly name: string | null; readonly resources: number };

/**
 * "These are alike": puts resources into a group, of which any one can then be booked; a name that is new begins a group. Without a name they
 * leave theirs.
 *
 * @throws DomainError `auth.not_allowed`, `resource.not_found`
 */
export function putInGroup(member: ActingMember, input: PutInGroupInput): Promise<GroupAnswer> {
  return managing(member, 'put-in-group', input, async (tx) => {
    const { spaceId, groupName } = input;
    const ids = [...new Set(input.resourceIds)];
    await lockNames(tx, spaceId);
    const groupId = (groupName && (await upsertGroups(tx, spaceId, [groupName])).get(groupName.toLowerCase())) || null;
    if ((await updateGroupOf(tx, spaceId, ids, groupId)) < ids.length) throw resourceNotFound();
    return {
      answer: { groupId, name: groupName, resources: ids.length },
      audit: ids.map((id) => ({
        action: 'resource.grouped',
        subjectKind: 'resource',
        subjectId: id,
        details: { groupId },
      })),
    };
  });
}

/** "Call it this from now on." @throws DomainError `auth.not_allowed`, `group.not_found`, `group.name_taken` */
export function renameGroup(member: ActingMember, input: RenameGroupInput): Promise<GroupAnswer> {
  return managing(member, 'rename-group', input, async (tx) => {
    const { spaceId, groupId, name } = input;
    await lockNames(tx, spaceId);
    if (!(await findGroup(tx, spaceId, { id: groupId }))) throw resourceError('group.not_found');
    const namesake = await findGroup(tx, spaceId, { name });
    if (namesake && namesake.id !== groupId) throw resourceError('group.name_taken', { name: namesake.name });
    await updateGroupName(tx, groupId, name);
    return {
      answer: { groupId, name, resources: 0 },
      audit: [{ action: 'group.renamed', subjectKind: 'desk_group', subjectId: groupId }],
    };
  });
}

/**
 * "They are not alike any more": takes the group away; its resources stay. One that somebody waited for stays too, for the waitlist's sake.
 *
 * @throws DomainError `auth.not_allowed`, `group.not_found`, `group.waited_for`
 */
export function removeGroup(member: ActingMember, input: RemoveGroupInput): Promise<GroupAnswer> {
  return managing(member, 'remove-group', input, async (tx) => {
    const { spaceId, groupId } = input;
    const group = await findGroup(tx, spaceId, { id: groupId });
    if (!group) throw resourceError('group.not_found');
    if (!(await deleteGroup(tx, groupId))) throw resourceError('group.waited_for', { name: group.name });
    return {
      answer: { groupId, name: group.name, resources: 0 },
      audit: [{ action: 'group.removed', subjectKind: 'desk_group', subjectId: groupId }],
    };
  });
}
