-- Contests in the one search: by code, title and year; drafts too, since only the office looks.
create or replace view search_contest as
select c.id as record_id, c.code, search_shown(c.title) as title, 'Năm ' || c.year as detail, null::text as also, null::text as unit_id,
  null::uuid[] as establishment_ids,
  concat_ws(' ', search_code(c.code), search_title(c.title), search_tokens(concat_ws(' ', 'cuộc thi thiết kế mẫu năm', c.year))) as words
from contest c;
--> statement-breakpoint
-- As before (0003, 0021, 0034), and the words of contests keep their place in the vocabulary.
create or replace function search_forget(candidates text[]) returns void language plpgsql as $$
declare candidate text; kind text; found_it boolean;
begin
  foreach candidate in array candidates loop
    found_it := false;
    foreach kind in array array['establishment', 'village', 'artisan', 'person', 'project', 'design', 'fair', 'contest', 'brief', 'legal_document'] loop
      execute format('select exists (select from search_entry where entity = %L and search_vector(words) @@ %L::tsquery)',
        kind, format('%s | ''#%s''', candidate, candidate)) into found_it;
      exit when found_it;
    end loop;
    if not found_it then delete from search_word where word = candidate; end if;
  end loop;
end $$;
--> statement-breakpoint
create trigger search_after_insert after insert on contest referencing new table as fresh
  for each statement execute function search_watch('contest', 'id');
--> statement-breakpoint
create trigger search_after_update after update on contest referencing old table as stale new table as fresh
  for each statement execute function search_watch('contest', 'id');
--> statement-breakpoint
create trigger search_after_delete after delete on contest referencing old table as stale
  for each statement execute function search_watch('contest', 'id');
--> statement-breakpoint
create index search_entry_contest on search_entry using gin (search_vector(words)) with (gin_pending_list_limit = 256) where entity = 'contest';
--> statement-breakpoint
select search_refresh('contest', array_agg(id)) from contest having count(*) > 0;
