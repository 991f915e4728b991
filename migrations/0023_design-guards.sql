-- Designs are found by what they are, of what and how they are made, too.
create or replace view search_design as
select d.id as record_id, d.code, search_shown(d.name) as title, concat_ws(' · ', search_label(d.craft), search_shown(e.name)) as detail,
  null::text as also, e.unit_id, array_remove(array[d.establishment_id], null) as establishment_ids,
  concat_ws(' ', search_code(d.code), search_title(d.name), search_tokens(concat_ws(' ', search_label(d.craft), e.name, d.product_kind,
      (select string_agg(w, ' ') from jsonb_array_elements_text(coalesce(d.motifs, '[]') || coalesce(d.materials, '[]') || coalesce(d.techniques, '[]')) as w))),
    nullif(p.words, ''), search_personal(d.author)) as words
from design d
left join establishment e on e.id = d.establishment_id
left join search_place p on p.unit_id = e.unit_id;
--> statement-breakpoint
-- A decision keeps what was decided, by whom and why, whatever way the row is written; it ends by being taken back, once. Erasure may take names out of its reason.
create or replace function design_decision_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
      or row(new.design_id, new.other_id, new.verdict, new.decided_by, new.decided_on)
        is distinct from row(old.design_id, old.other_id, old.verdict, old.decided_by, old.decided_on)
      or (old.taken_back_on is not null and row(new.taken_back_by, new.taken_back_on) is distinct from row(old.taken_back_by, old.taken_back_on)) then
    raise exception 'design_decision_kept' using errcode = 'check_violation', constraint = 'design_decision_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger design_decision_kept before update or delete on design_decision for each row execute function design_decision_kept();
--> statement-breakpoint
-- A search that was made by hand stays as it was written down.
create or replace function design_search_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE'
      or row(new.design_id, new.base, new.searched_on, new.verdict, new.account_id) is distinct from row(old.design_id, old.base, old.searched_on, old.verdict, old.account_id)
      or (old.taken_back_on is not null and new.taken_back_on is distinct from old.taken_back_on) then
    raise exception 'design_search_kept' using errcode = 'check_violation', constraint = 'design_search_kept';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger design_search_kept before update or delete on design_search for each row execute function design_search_kept();
--> statement-breakpoint
-- Whoever brought a design in does not accept it: the act that did and the act that accepts have different people.
create or replace function design_second_person() returns trigger language plpgsql as $$
begin
  if new.entity = 'design' and new.action in ('accept', 'decide_copy') and new.actor_id is not null
      and exists (select from act where entity = 'design' and record_id = new.record_id and action in ('create', 'imported') and actor_id = new.actor_id) then
    raise exception 'design_second_person' using errcode = 'check_violation', constraint = 'design_second_person';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger design_second_person before insert on act for each row when (new.entity = 'design') execute function design_second_person();
