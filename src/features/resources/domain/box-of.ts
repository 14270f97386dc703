import { resourceShapeSchema, type Box } from '@/features/floor-plan/floor-plan.contract';

/** The ground of a kept shape; null for one that cannot be read. */
export function boxOf(shape: unknown): Box | null {
  const read = resourceShapeSchema.safeParse(shape);
  if (!read.success) return null;
  const { x, y, width, height, rotation } = read.data;
  return { x, y, width, height, rotation };
}
