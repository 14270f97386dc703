-- A closure may shut every resource of a kind: those that stand now and those that come while it lasts.

alter table closures
  add column kind text,
  add constraint closure_kind_known check (kind in ('desk', 'meeting_room', 'private_office', 'phone_booth', 'event_space', 'parking')),
  add constraint closure_one_place check (num_nonnulls(resource_id, kind) <= 1);
comment on table closures is 'A time when a resource, all of a kind, or the whole space where neither is named, is shut. A wish: occupancies hold what of it was free.';
comment on constraint closure_kind_known on closures is 'The kinds of the product.';
comment on constraint closure_one_place on closures is 'A closure names a resource or a kind, not both.';
