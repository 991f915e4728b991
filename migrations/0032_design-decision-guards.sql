-- What a decision is held against, another design or a search elsewhere, is part of what it keeps.
create or replace function design_decision_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
      or row(new.design_id, new.other_id, new.search_id, new.verdict, new.decided_by, new.decided_on)
        is distinct from row(old.design_id, old.other_id, old.search_id, old.verdict, old.decided_by, old.decided_on)
      or (old.taken_back_on is not null and row(new.taken_back_by, new.taken_back_on) is distinct from row(old.taken_back_by, old.taken_back_on)) then
    raise exception 'design_decision_kept' using errcode = 'check_violation', constraint = 'design_decision_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- A search that a decision stands on is not taken off the file.
create or replace function design_search_decided() returns trigger language plpgsql as $$
begin
  if new.taken_back_on is not null and exists (select from design_decision where search_id = new.id and taken_back_on is null) then
    raise exception 'design_search_decided' using errcode = 'check_violation', constraint = 'design_search_decided';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger design_search_decided before update of taken_back_on on design_search for each row execute function design_search_decided();
