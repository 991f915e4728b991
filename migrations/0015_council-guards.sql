-- What a member handed in neither changes nor goes, whoever asks; an adopted scoring sheet stays as it was adopted.
create or replace function council_score_kept() returns trigger language plpgsql as $$
begin
  if old.submitted_on is not null then
    raise exception 'council_score_kept: handed in' using errcode = 'check_violation', constraint = 'council_score_kept';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
create trigger council_score_kept before update or delete on council_score for each row execute function council_score_kept();
--> statement-breakpoint
create or replace function score_sheet_kept() returns trigger language plpgsql as $$
begin
  if old.adopted_on is not null and (tg_op = 'DELETE' or row(new.code, new.title, new.basis, new.criteria, new.valid_from)
      is distinct from row(old.code, old.title, old.basis, old.criteria, old.valid_from)) then
    raise exception 'score_sheet_kept: adopted' using errcode = 'check_violation', constraint = 'score_sheet_kept';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
create trigger score_sheet_kept before update or delete on score_sheet for each row execute function score_sheet_kept();
