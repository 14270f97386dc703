export { listHoldings } from './sql/ledger-reads';
export { settleUses } from './sql/ledger-writes';
export { listMembersOf, takeTurnOfMembers } from './sql/member-turn';
