-- Who is told that a date of an event has changed is told how it was.

alter table event_dates
  add column was jsonb,
  add constraint event_date_was_object check (jsonb_typeof(was) = 'object' and octet_length(was::text) <= 2000);
comment on column event_dates.was is 'When and where it was before the last change that those who come were told of: startsAt, endsAt, where in words; null where nothing changed yet.';
comment on constraint event_date_was_object on event_dates is 'A time and a place.';
