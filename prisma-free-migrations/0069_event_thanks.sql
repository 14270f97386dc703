-- Who was at an event is thanked once it is over.

alter table event_dates add column thanked_at timestamptz;
comment on column event_dates.thanked_at is 'When those who were in were thanked, after it was over.';
comment on column event_dates.reminded_at is 'When those who come were reminded, the day before; null again for a date that was moved.';
create index event_dates_to_thank on event_dates (operator_id, ends_at) where status = 'stands' and thanked_at is null;
