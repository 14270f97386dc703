-- Extras of a whole series: each date has them as it is made, at the terms at which the series asked for them.

alter table series add column extras jsonb not null default '[]';
comment on column series.extras is 'What each of its dates is had with, at the terms at which it was asked for (pricing/domain/extras.ts).';
alter table series add constraint series_extras_list check (jsonb_typeof(extras) = 'array' and octet_length(extras::text) <= 20000);
comment on constraint series_extras_list on series is 'A short list.';
