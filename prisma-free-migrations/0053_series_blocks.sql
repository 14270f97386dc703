-- Several times in a week are one series: each has a rule of its own, and parts of its own that follow one another.

alter table series
  add column block smallint not null default 0,
  drop constraint series_root_with_follows,
  add constraint series_root_with_follows check (root_id is not null or (follows_id is null and block = 0)),
  add constraint series_block_follows_or_begins check (root_id is null or follows_id is not null or block > 0),
  add constraint series_block_few check (block between 0 and 6);
comment on column series.block is 'Which of the times of a week this part is of, from 0; its dates go with those of the other blocks only where that is wished.';
comment on column series.root_id is 'The first part of the first block of the series; empty for that one itself.';
comment on constraint series_root_with_follows on series is 'Only the first part of the first block has no root.';
comment on constraint series_block_follows_or_begins on series is 'Every other part goes on from one, or begins a block.';
comment on constraint series_block_few on series is 'At most seven times in a week.';

alter table cancellations
  add column rules_before jsonb not null default '[]',
  add constraint cancellation_rules_list check (jsonb_typeof(rules_before) = 'array');
comment on column cancellations.rules_before is 'The rules that parts of other blocks had before this act ended them: [{"id", "rrule"}].';
comment on constraint cancellation_rules_list on cancellations is 'A list of parts with their rules.';
