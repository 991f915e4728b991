-- What is merged stays out of use: nothing new comes to hang on a record that went into another.

-- A row that names a merged record goes to the one that it was merged into: a workbook or a form may still carry the old one. The record is
-- held (key share), so that a merge under way is waited for. Merging itself points rows to records that stand, and so does taking it back.
create or replace function follow_merge() returns trigger language plpgsql as $$
declare target text := tg_argv[0]; field text := tg_argv[1]; named uuid; stands uuid;
begin
  named := to_jsonb(new) ->> field;
  if named is null or (tg_op = 'UPDATE' and named is not distinct from (to_jsonb(old) ->> field)::uuid) then
    return new;
  end if;
  execute format('select merged_into from %I where id = $1 for key share', target) into stands using named;
  if stands is not null then
    new := jsonb_populate_record(new, jsonb_build_object(field, stands));
  end if;
  return new;
end $$;
--> statement-breakpoint
-- Every column that points to establishments, villages, artisans or people, but their own mark of having been merged. A later table with
-- such a column needs its trigger too (a test counts them).
do $$
declare link record;
begin
  for link in
    select c.conrelid::regclass as relation, r.relname as target, a.attname as field
    from pg_constraint c
    join pg_class r on r.oid = c.confrelid
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and cardinality(c.conkey) = 1 and a.attname <> 'merged_into'
      and r.relname in ('establishment', 'village', 'artisan', 'person')
    union all select 'role_grant'::regclass, 'establishment', 'establishment_id'
  loop
    execute format('create trigger %I before insert or update of %I on %s for each row execute function follow_merge(%L, %L)',
      'follow_merge_' || link.field, link.field, link.relation, link.target, link.field);
  end loop;
end $$;
--> statement-breakpoint
-- A record goes into one that stands, and never into itself: the way from an old code to its record is one step.
create or replace function merge_into_standing() returns trigger language plpgsql as $$
declare further uuid;
begin
  if new.merged_into is not distinct from old.merged_into or new.merged_into is null then
    return new;
  end if;
  execute format('select merged_into from %I where id = $1', tg_table_name) into further using new.merged_into;
  if new.merged_into = new.id or further is not null then
    raise exception 'merge_into_standing: % cannot go into %', new.id, new.merged_into using errcode = 'check_violation', constraint = 'merge_into_standing';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger merge_into_standing before update of merged_into on establishment for each row execute function merge_into_standing();
--> statement-breakpoint
create trigger merge_into_standing before update of merged_into on village for each row execute function merge_into_standing();
--> statement-breakpoint
create trigger merge_into_standing before update of merged_into on artisan for each row execute function merge_into_standing();
--> statement-breakpoint
create trigger merge_into_standing before update of merged_into on person for each row execute function merge_into_standing();
--> statement-breakpoint
-- A record that stands in a merge is not deleted: taking the merge back needs both.
create or replace function merged_records_stay() returns trigger language plpgsql as $$
begin
  if exists (select from merge m where m.entity = tg_table_name and m.undone_on is null and old.id in (m.kept_id, m.gone_id)) then
    raise exception 'merged_records_stay: % % stands in a merge', tg_table_name, old.id using errcode = 'check_violation', constraint = 'merged_records_stay';
  end if;
  return old;
end $$;
--> statement-breakpoint
create trigger merged_records_stay before delete on establishment for each row execute function merged_records_stay();
--> statement-breakpoint
create trigger merged_records_stay before delete on village for each row execute function merged_records_stay();
--> statement-breakpoint
create trigger merged_records_stay before delete on artisan for each row execute function merged_records_stay();
--> statement-breakpoint
create trigger merged_records_stay before delete on person for each row execute function merged_records_stay();
--> statement-breakpoint
-- A merge is kept as it was made: it can be undone once, and personal values may be erased from it; what it moved stays on the record.
create or replace function merge_stays() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or old.undone_on is not null and (to_jsonb(new) - 'before' - 'after' - 'put_aside' - 'reason' - 'undo_reason')
      is distinct from (to_jsonb(old) - 'before' - 'after' - 'put_aside' - 'reason' - 'undo_reason')
    or (new.id, new.entity, new.kept_id, new.gone_id, new.pair_id, new.moves, new."by", new."on", new.created_at)
      is distinct from (old.id, old.entity, old.kept_id, old.gone_id, old.pair_id, old.moves, old."by", old."on", old.created_at) then
    raise exception 'merge_stays: a merge is undone, not changed or deleted' using errcode = 'check_violation', constraint = 'merge_stays';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger merge_stays before update or delete on merge for each row execute function merge_stays();
--> statement-breakpoint
-- Taken back, a record has its names for itself again: the one that had them is found without them.
create or replace function names_given_back() returns trigger language plpgsql as $$
begin
  perform search_refresh(tg_table_name::text, array[old.merged_into]);
  return null;
end $$;
--> statement-breakpoint
do $$
declare kind text;
begin
  foreach kind in array array['establishment', 'village', 'artisan', 'person'] loop
    execute format('create trigger names_given_back after update of merged_into on %I for each row
      when (old.merged_into is not null and old.merged_into is distinct from new.merged_into) execute function names_given_back()', kind);
  end loop;
end $$;
--> statement-breakpoint
-- Two people can stand in one version of a record: what is left of it after the first erasure may be emptied by a second, never written anew.
create or replace function version_erase_only() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or new.erased_at is null or new.salt is not null or new.reason is not null or not old.values @> new.values
    or (new.act_id, new.entity, new.record_id, new.day) is distinct from (old.act_id, old.entity, old.record_id, old.day) then
    raise exception 'A version is kept as it was; only a recorded erasure empties it' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
-- The last act is found by its index from the first act on: a plan made while the log was empty would read all of it for each new one.
alter function act_chain() set enable_seqscan = off;
