-- What a judge handed in neither changes nor goes, whoever asks; nor do the results of a closed round, a drawn number, a confirmed prize.
create or replace function contest_score_kept() returns trigger language plpgsql as $$
begin
  if old.submitted_on is not null then
    raise exception 'contest_score_kept: handed in' using errcode = 'check_violation', constraint = 'contest_score_kept';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
create trigger contest_score_kept before update or delete on contest_score for each row execute function contest_score_kept();
--> statement-breakpoint
create or replace function contest_round_kept() returns trigger language plpgsql as $$
begin
  -- A reason is words: the erasure of somebody named in it may reach it.
  if tg_op = 'DELETE' or row(new.contest_id, new.round, new.closed_on, new.closed_by, new.results)
      is distinct from row(old.contest_id, old.round, old.closed_on, old.closed_by, old.results) then
    raise exception 'contest_round_kept: closed' using errcode = 'check_violation', constraint = 'contest_round_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger contest_round_kept before update or delete on contest_round for each row execute function contest_round_kept();
--> statement-breakpoint
create or replace function contest_number_kept() returns trigger language plpgsql as $$
begin
  if old.number is not null and (tg_op = 'DELETE' or new.number is distinct from old.number) then
    raise exception 'contest_number_kept: drawn' using errcode = 'check_violation', constraint = 'contest_number_kept';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
create trigger contest_number_kept before update or delete on contest_entry for each row execute function contest_number_kept();
--> statement-breakpoint
create or replace function contest_award_kept() returns trigger language plpgsql as $$
begin
  if old.confirmed_on is not null and (tg_op = 'DELETE' or row(new.contest_id, new.craft, new.prize, new.place, new.entry_id, new.confirmed_by)
      is distinct from row(old.contest_id, old.craft, old.prize, old.place, old.entry_id, old.confirmed_by)) then
    raise exception 'contest_award_kept: confirmed' using errcode = 'check_violation', constraint = 'contest_award_kept';
  end if;
  if tg_op = 'UPDATE' and new.confirmed_by = old.frozen_by then
    raise exception 'contest_award_second: same person' using errcode = 'check_violation', constraint = 'contest_award_second';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
create trigger contest_award_kept before update or delete on contest_award for each row execute function contest_award_kept();
