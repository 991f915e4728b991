DROP TABLE "norm" CASCADE;--> statement-breakpoint
-- The limit of advances is a dated rule now (advance-limit, advance-machine).
delete from setting where key = 'advance_limit';
--> statement-breakpoint
-- An adopted document stays as it was adopted; it becomes a draft again only while no kept judgement used a version of it.
create or replace function adopted_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.state = 'adopted' and (to_jsonb(new) - 'revision') is distinct from (to_jsonb(old) - 'revision')) then
    raise exception 'adopted_stays: document % is adopted', old.serial using errcode = 'check_violation', constraint = 'adopted_stays';
  end if;
  if new.state <> 'adopted' and exists (
    select 1 from law_version v join appraisal a
      on a.findings @> jsonb_build_array(jsonb_build_object('version', v.code || '@' || to_char(old.in_force_from, 'YYYY-MM-DD') || '/vb' || old.serial))
    where v.document_id = old.id) then
    raise exception 'adopted_judged: document % has judged', old.serial using errcode = 'check_violation', constraint = 'adopted_judged';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger adopted_stays before update or delete on legal_document for each row when (old.state = 'adopted') execute function adopted_stays();
--> statement-breakpoint
create or replace function adopted_versions_stay() returns trigger language plpgsql as $$
begin
  if exists (select 1 from legal_document d where d.id in (new.document_id, old.document_id) and d.state = 'adopted') then
    raise exception 'adopted_stays: versions of an adopted document stay' using errcode = 'check_violation', constraint = 'adopted_stays';
  end if;
  return coalesce(new, old);
end $$;
--> statement-breakpoint
create trigger adopted_versions_stay before insert or update or delete on law_version for each row execute function adopted_versions_stay();
