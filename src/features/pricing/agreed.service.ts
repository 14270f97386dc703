export { givenUpByItsMember, quoteThatCounts } from './sql/agreed-quote';
