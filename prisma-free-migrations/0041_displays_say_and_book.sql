-- What a display may say of people, and whether whoever stands before it may book.

alter table displays
  add column shows_names boolean not null default false,
  add column books boolean not null default true;
comment on column displays.shows_names is 'Names of members who let other members see them, shortened ("Ana R."). Everybody who passes reads them, so it is off until the owner turns it on.';
comment on column displays.books is 'Whether "book now" is offered.';
