-- Every take of time first clears the holds that have expired in its way. Without an index of their own it looked for them among all
-- claims that the resource ever had: the range columns of a row that is not a hold tell the planner nothing.
create index occupancies_holds on occupancies (operator_id, resource_id, starts_at) where kind = 'hold';
comment on index occupancies_holds is 'The few holds, found without reading the history of a resource.';
