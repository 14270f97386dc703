export { giveEarned } from './commands/give-earned';
export { findEarning } from './sql/earning';
export { listAllowances, listHoldings } from './sql/ledger-reads';
export { insertBuckets, insertGiven, insertTakenOut, type NewBucket, settleUses } from './sql/ledger-writes';
export { listMembersOf, takeTurnOfMembers } from './sql/member-turn';
export { findActiveMember, findMemberName } from './sql/pass-reads';
