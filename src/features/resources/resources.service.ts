/**
 * Takes a resource out of use, or brings it back. For commands that have seen to who counts on it, and have taken their turn by `lockParts` before they
 * read.
 */
export { updateRetired as writeRetired } from './sql/resource-writes';
