-- Documents of law in the one search: by number, title and issuer; a draft that came to nothing is no entry.
create or replace view search_legal_document as
select d.id as record_id, d.number as code, search_shown(d.title) as title, d.issuer as detail, null::text as also, null::text as unit_id,
  null::uuid[] as establishment_ids,
  concat_ws(' ', search_code(d.number), search_title(d.title), search_tokens(concat_ws(' ', d.issuer, 'văn bản quy định'))) as words
from legal_document d where d.state <> 'dropped';
--> statement-breakpoint
-- As before (0003), and the words of documents keep their place in the vocabulary.
create or replace function search_forget(candidates text[]) returns void language plpgsql as $$
declare candidate text; kind text; found_it boolean;
begin
  foreach candidate in array candidates loop
    found_it := false;
    foreach kind in array array['establishment', 'village', 'artisan', 'person', 'project', 'design', 'fair', 'legal_document'] loop
      execute format('select exists (select from search_entry where entity = %L and search_vector(words) @@ %L::tsquery)',
        kind, format('%s | ''#%s''', candidate, candidate)) into found_it;
      exit when found_it;
    end loop;
    if not found_it then delete from search_word where word = candidate; end if;
  end loop;
end $$;
--> statement-breakpoint
create trigger search_after_insert after insert on legal_document referencing new table as fresh
  for each statement execute function search_watch('legal_document', 'id');
--> statement-breakpoint
create trigger search_after_update after update on legal_document referencing old table as stale new table as fresh
  for each statement execute function search_watch('legal_document', 'id');
--> statement-breakpoint
create trigger search_after_delete after delete on legal_document referencing old table as stale
  for each statement execute function search_watch('legal_document', 'id');
--> statement-breakpoint
create index search_entry_legal_document on search_entry using gin (search_vector(words)) with (gin_pending_list_limit = 256) where entity = 'legal_document';
--> statement-breakpoint
select search_refresh('legal_document', array_agg(id)) from legal_document having count(*) > 0;
