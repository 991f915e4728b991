-- A round's rule never changes after it was written, what was sealed stays sealed, a frozen round stays as it is, and none goes away.
create or replace function choice_round_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state = 'frozen'
      or row(new.rule, new.rule_hash, new.line_ids, new.year, new.number, new.scored_before, new.replaces, new.reason, new.proposed_by, new.proposed_on)
        is distinct from row(old.rule, old.rule_hash, old.line_ids, old.year, old.number, old.scored_before, old.replaces, old.reason, old.proposed_by, old.proposed_on)
      or (old.sealed_on is not null and row(new.sealed_by, new.sealed_on) is distinct from row(old.sealed_by, old.sealed_on)) then
    raise exception 'choice_round_kept' using errcode = 'check_violation', constraint = 'choice_round_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger choice_round_kept before update or delete on choice_round for each row execute function choice_round_kept();
--> statement-breakpoint
-- An exception keeps its project, its reason and who asked; once confirmed it keeps who confirmed it. It ends by being withdrawn.
create or replace function choice_exception_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
      or row(new.round_id, new.project_id, new.kind, new.reason, new.asked_by, new.asked_on)
        is distinct from row(old.round_id, old.project_id, old.kind, old.reason, old.asked_by, old.asked_on)
      or (old.confirmed_on is not null and row(new.confirmed_by, new.confirmed_on) is distinct from row(old.confirmed_by, old.confirmed_on))
      or old.withdrawn_on is not null
      or (select state from choice_round where id = old.round_id) = 'frozen' then
    raise exception 'choice_exception_kept' using errcode = 'check_violation', constraint = 'choice_exception_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger choice_exception_kept before update or delete on choice_exception for each row execute function choice_exception_kept();
--> statement-breakpoint
-- The second person is another person, whatever way the row is written.
alter table choice_exception add constraint choice_exception_second check (confirmed_by is distinct from asked_by or confirmed_by is null);
--> statement-breakpoint
alter table choice_round add constraint choice_round_second check (reason is null or sealed_by is distinct from proposed_by or sealed_by is null);
