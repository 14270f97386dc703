-- The owner says how far ahead the dates of series without an end are made.

alter table booking_rules drop constraint booking_rule_topic_known;
alter table booking_rules add constraint booking_rule_topic_known check (topic in ('length', 'notice', 'series', 'buffer', 'access', 'limit', 'approval', 'check_in', 'waitlist'));
comment on constraint booking_rule_topic_known on booking_rules is 'The topics of the product.';
