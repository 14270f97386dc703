-- A check-in can be taken back for a while, as leaving early can.

alter table booking_changes drop constraint booking_change_kind_known;
alter table booking_changes
  add constraint booking_change_kind_known check (kind in ('moved', 'swapped', 'handed_over', 'details', 'checked_in', 'checked_out'));
comment on constraint booking_change_kind_known on booking_changes is 'Moved (also extended and shortened), swapped, handed over, guests and note, checked in, checked out early.';
