-- Design briefs in the one search: by code, title, product and craft; drafts too, since only the office looks (readers are told by the code).
create or replace view search_brief as
select b.id as record_id, b.code, search_shown(b.title) as title, b.product as detail, null::text as also, null::text as unit_id,
  null::uuid[] as establishment_ids,
  concat_ws(' ', search_code(b.code), search_title(b.title), search_tokens(concat_ws(' ', b.product, 'đặt hàng mẫu', b.year))) as words
from brief b;
--> statement-breakpoint
-- As before (0003, 0021), and the words of briefs keep their place in the vocabulary.
create or replace function search_forget(candidates text[]) returns void language plpgsql as $$
declare candidate text; kind text; found_it boolean;
begin
  foreach candidate in array candidates loop
    found_it := false;
    foreach kind in array array['establishment', 'village', 'artisan', 'person', 'project', 'design', 'fair', 'brief', 'legal_document'] loop
      execute format('select exists (select from search_entry where entity = %L and search_vector(words) @@ %L::tsquery)',
        kind, format('%s | ''#%s''', candidate, candidate)) into found_it;
      exit when found_it;
    end loop;
    if not found_it then delete from search_word where word = candidate; end if;
  end loop;
end $$;
--> statement-breakpoint
create trigger search_after_insert after insert on brief referencing new table as fresh
  for each statement execute function search_watch('brief', 'id');
--> statement-breakpoint
create trigger search_after_update after update on brief referencing old table as stale new table as fresh
  for each statement execute function search_watch('brief', 'id');
--> statement-breakpoint
create trigger search_after_delete after delete on brief referencing old table as stale
  for each statement execute function search_watch('brief', 'id');
--> statement-breakpoint
create index search_entry_brief on search_entry using gin (search_vector(words)) with (gin_pending_list_limit = 256) where entity = 'brief';
--> statement-breakpoint
select search_refresh('brief', array_agg(id)) from brief having count(*) > 0;
