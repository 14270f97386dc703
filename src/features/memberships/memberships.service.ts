export { giveEarned } from './commands/give-earned';
export { findEarning } from './sql/earning';
export { listHoldings } from './sql/ledger-reads';
export { settleUses } from './sql/ledger-writes';
export { listMembersOf, takeTurnOfMembers } from './sql/member-turn';
