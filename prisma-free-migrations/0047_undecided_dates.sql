-- A date that was made by itself and could not be had waits for its member to say what becomes of it.

alter table bookings add column undecided boolean not null default false;
comment on column bookings.undecided is 'Made or moved by itself, and not to be had: its member has not said yet what becomes of it. Counts while the date is skipped.';
create index bookings_undecided on bookings (person_id, starts_at) where undecided;
