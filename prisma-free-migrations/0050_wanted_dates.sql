-- A date of a series that could not be had stays wanted: when its time frees up it is filled, or held and offered, in one line with those who wait for a single slot.

alter table bookings
  add column wanted text,
  add column wanted_since timestamptz,
  add column wanted_offer_minutes integer,
  add constraint booking_wanted_known check (wanted in ('fill', 'offer')),
  add constraint booking_wanted_whole check ((wanted is null) = (wanted_since is null) and (wanted_offer_minutes is null or wanted = 'offer')),
  add constraint booking_wanted_offer_minutes check (wanted_offer_minutes between 5 and 10080);
comment on column bookings.wanted is 'A skipped date is still wanted: fill it as soon as its time is free, or offer it to its member. Counts while the date is skipped.';
comment on column bookings.wanted_since is 'Its place in the line.';
comment on column bookings.wanted_offer_minutes is 'How long an offer of it is kept; empty as the owner''s waitlist rule says.';
comment on constraint booking_wanted_known on bookings is 'Filled at once, or offered.';
comment on constraint booking_wanted_whole on bookings is 'What is wanted has a place in the line; only an offer has a length.';
comment on constraint booking_wanted_offer_minutes on bookings is 'An offer is kept between five minutes and a week.';
create index bookings_wanted on bookings (operator_id, space_id, wanted_since, id) where status = 'skipped' and wanted is not null;
create index bookings_wanted_of_person on bookings (person_id, starts_at) where status = 'skipped' and wanted is not null;

alter table waitlist_entries
  add column date_id uuid,
  add foreign key (operator_id, date_id) references bookings (operator_id, id);
comment on column waitlist_entries.date_id is 'The wanted date of a series that is offered; whoever takes it has that date.';
create unique index waitlist_offer_of_date on waitlist_entries (operator_id, date_id) where date_id is not null and status = 'offered';
comment on index waitlist_offer_of_date is 'A date is offered once at a time.';
