-- What those who come to an event say to each other, show each other afterwards, and tell its host.

alter table events
  add column photos_for text not null default 'comers',
  add constraint event_photos_for_known check (photos_for in ('comers', 'page'));
comment on column events.photos_for is 'Who sees the photos afterwards: those who come and who runs it, or whoever may open its page.';
comment on constraint event_photos_for_known on events is 'Those who come, or whoever may open the page.';

create table event_comments (
  operator_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  member_id uuid,
  rsvp_id uuid,
  words text not null,
  written_at timestamptz not null default now(),
  told_at timestamptz,
  removed_at timestamptz,
  removed_by uuid,
  primary key (operator_id, id),
  foreign key (operator_id, event_id) references events (operator_id, id),
  foreign key (operator_id, member_id) references members (operator_id, id),
  foreign key (operator_id, rsvp_id) references rsvps (operator_id, id),
  foreign key (operator_id, removed_by) references members (operator_id, id),
  constraint event_comment_of_somebody check (num_nonnulls(member_id, rsvp_id) >= 1),
  constraint event_comment_removed_whole check ((removed_at is null) = (removed_by is null)),
  constraint event_comment_words_given check (case when removed_at is null then length(words) between 1 and 2000 else words = '' end)
);
comment on table event_comments is 'What those who come to an event say to each other: plain words, read by them and by who runs it.';
comment on column event_comments.member_id is 'Who wrote it; else the answer of somebody without an account.';
comment on column event_comments.told_at is 'When the hosts were told of it, together with others.';
comment on column event_comments.removed_by is 'A host who took it away: its words are gone, that it was there is not.';
comment on constraint event_comment_of_somebody on event_comments is 'A comment has an author.';
comment on constraint event_comment_removed_whole on event_comments is 'Who takes a comment away is named.';
comment on constraint event_comment_words_given on event_comments is 'At most 2,000 characters; none once it was taken away.';
create index event_comments_of_event on event_comments (operator_id, event_id, written_at desc, id desc);
create index event_comments_untold on event_comments (operator_id, event_id) where told_at is null;

create table event_photos (
  operator_id uuid not null,
  id uuid not null,
  event_date_id uuid not null,
  member_id uuid,
  rsvp_id uuid,
  file_key text not null,
  width integer not null,
  height integer not null,
  caption text not null default '',
  added_at timestamptz not null default now(),
  primary key (operator_id, id),
  foreign key (operator_id, event_date_id) references event_dates (operator_id, id),
  foreign key (operator_id, member_id) references members (operator_id, id),
  foreign key (operator_id, rsvp_id) references rsvps (operator_id, id),
  constraint event_photo_of_somebody check (num_nonnulls(member_id, rsvp_id) >= 1),
  constraint event_photo_has_size check (width > 0 and height > 0),
  constraint event_photo_caption_short check (length(caption) <= 200)
);
comment on table event_photos is 'Photos of a date of an event, by those who were there and who runs it.';
comment on constraint event_photo_of_somebody on event_photos is 'A photo is somebody''s.';
comment on constraint event_photo_has_size on event_photos is 'Width and height in pixels.';
comment on constraint event_photo_caption_short on event_photos is 'At most 200 characters.';
create index event_photos_of_date on event_photos (operator_id, event_date_id, id);
create index event_photos_in_file on event_photos (operator_id, file_key);

create table event_feedback (
  operator_id uuid not null,
  rsvp_id uuid not null,
  stars smallint not null,
  good text not null default '',
  better text not null default '',
  named boolean not null default false,
  given_at timestamptz not null default now(),
  changed_at timestamptz not null default now(),
  primary key (operator_id, rsvp_id),
  foreign key (operator_id, rsvp_id) references rsvps (operator_id, id),
  constraint event_feedback_stars_in_bounds check (stars between 1 and 5),
  constraint event_feedback_words_short check (length(good) <= 2000 and length(better) <= 2000)
);
comment on table event_feedback is 'How somebody who was there found a date of an event: once for each answer, for who runs it alone.';
comment on column event_feedback.named is 'The hosts may see whose it is.';
comment on constraint event_feedback_stars_in_bounds on event_feedback is 'One to five stars.';
comment on constraint event_feedback_words_short on event_feedback is 'At most 2,000 characters each.';

do $$
declare t text;
begin
  foreach t in array array['event_comments', 'event_photos', 'event_feedback'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy in_operator on %I using (operator_id = nullif(current_setting(''app.operator_id'', true), '''')::uuid)', t);
    execute format('grant select, insert, update on %I to coworkflow_app', t);
  end loop;
end $$;
grant delete on event_comments, event_photos to coworkflow_app;
