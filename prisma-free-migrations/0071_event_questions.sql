-- What a host asks who comes, and what they reply: read and written whole, with the event and with the answer.

alter table events
  add column questions jsonb not null default '[]',
  add constraint event_questions_list check (jsonb_typeof(questions) = 'array' and jsonb_array_length(questions) <= 10 and octet_length(questions::text) <= 20000);
comment on column events.questions is 'What the host asks who comes, in order: an id, the question, how it is answered (words, one, several, yes), what there is to choose from, and whether it has to be answered.';
comment on constraint event_questions_list on events is 'At most ten questions.';

alter table rsvps
  add column replies jsonb not null default '[]',
  add constraint rsvp_replies_list check (jsonb_typeof(replies) = 'array' and jsonb_array_length(replies) <= 10 and octet_length(replies::text) <= 20000);
comment on column rsvps.replies is 'What was replied to the questions of the event, each with the question as it was asked: it reads right after the question has changed.';
comment on constraint rsvp_replies_list on rsvps is 'One reply to each question at most.';
