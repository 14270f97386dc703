-- Who was removed and comes back has what they answered meanwhile, as who joins for the first time does.

drop trigger adopt_answers on members;
create trigger adopt_answers after insert or update of status on members for each row when (new.status = 'active') execute function adopt_answers();
