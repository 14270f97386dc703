-- A date that a change of its series gave back is no exception of its member's: where the pattern makes it again, it comes back.

alter table cancellations drop constraint cancellation_scope_known;
alter table cancellations add constraint cancellation_scope_known check (scope in ('one', 'following', 'all', 'series_change'));
comment on constraint cancellation_scope_known on cancellations is 'This booking, this and following, all, or what a change of the series gave back.';
