-- What came back to a brief is never deleted, and its figures do not change: a wrong line is taken back once, with its reason, and a paper is attached
-- once. A merge may point it to the establishment that is kept; a buyer's name and a note are words that an erasure may reach.
create or replace function brief_outcome_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
    or row(new.brief_id, new.kind, new.happened_on, new.quantity, new.unit, new.value, new.currency)
      is distinct from row(old.brief_id, old.kind, old.happened_on, old.quantity, old.unit, old.value, old.currency)
    or (old.taken_back_on is not null and new.taken_back_on is distinct from old.taken_back_on)
    or (old.paper is not null and new.paper is not null and new.paper is distinct from old.paper) then
    raise exception 'brief_outcome_kept: told' using errcode = 'check_violation', constraint = 'brief_outcome_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger brief_outcome_kept before update or delete on brief_outcome for each row execute function brief_outcome_kept();
--> statement-breakpoint
-- An outcome that names an establishment merged into another goes to the one that stands.
create trigger follow_merge_establishment_id before insert or update of establishment_id on brief_outcome
  for each row execute function follow_merge('establishment', 'establishment_id');
