-- Search: a representative's and an author's words stand in pairs too, as those of a name do ('nguyễn văn đức, xã Duyên Thái' is asked for in
-- order), and writing keeps its speed however many records one statement touches and whatever the planner believes of them.

create or replace function search_personal(value text) returns text language plpgsql immutable strict parallel safe as $$
declare words text[] := string_to_array(search_tokens(value), ' '); marked text := '';
begin
  for at in 1 .. coalesce(cardinality(words), 0) loop
    marked := marked || ' #' || words[at] || coalesce(' #' || words[at] || '_' || words[at + 1], '');
  end loop;
  return nullif(ltrim(marked), '');
end $$;
--> statement-breakpoint
-- Writes the entries of these records of one kind anew; those that are gone or merged away lose theirs. What is equal is not written.
-- Records are reached by their keys: never by reading a whole table, which a planner without statistics (the middle of a first import) would
-- choose. For the same reason nothing is compiled first (jit): its guesses of cost made 25 ms of a write of one millisecond.
create or replace function search_refresh_some(kind text, given uuid[]) returns void language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off as $$
declare ids uuid[] := given; before search_entry[]; renamed uuid[]; lost text[];
begin
  -- Names of a merged record belong to the one that is kept.
  if kind in ('establishment', 'village', 'artisan', 'person') then
    execute format('with recursive up as (select unnest($1) as id union select t.merged_into from %I t join up using (id) where t.merged_into is not null)
      select array_agg(id) from up', kind) using ids into ids;
  end if;
  select array_agg(s) into before from search_entry s where s.entity = kind and s.record_id = any (ids);
  execute format($sql$
    with now as materialized (select * from search_%I where record_id = any ($1)),
    dropped as (delete from search_entry s
      where s.entity = $2 and $3 and s.record_id = any (array(select unnest($1) except select record_id from now))),
    written as (
      insert into search_entry as s (entity, record_id, code, title, detail, also, unit_id, establishment_ids, words)
      select $2, record_id, code, title, nullif(detail, ''), also, unit_id, nullif(establishment_ids, '{}'), words from now
      on conflict (record_id, entity) do update set code = excluded.code, title = excluded.title, detail = excluded.detail, also = excluded.also,
        unit_id = excluded.unit_id, establishment_ids = excluded.establishment_ids, words = excluded.words
      where (s.code, s.title, s.detail, s.also, s.unit_id, s.establishment_ids, s.words) is distinct from
        (excluded.code, excluded.title, excluded.detail, excluded.also, excluded.unit_id, excluded.establishment_ids, excluded.words)
      returning s.words)
    insert into search_word select word
    from (select ltrim(lexeme, '#') as word, sum(times) as times
      from (select lexeme, count(*) as times from written, unnest(string_to_array(words, ' ')) as lexeme group by lexeme offset 0) as lexemes
      where lexeme ~ '^#?[a-z]{2,}$' group by 1) as seen,
      generate_series(1, least(times, 8)::int - (select count(*)::int from search_word known where known.word collate "C" = seen.word))$sql$, kind) using ids, kind, before is not null;
  if before is null then return; end if;
  if cardinality(before) <= 50 then
    select array_agg(word) into lost from (
      select ltrim(word, '#') as word from unnest(before) as b, unnest(string_to_array(b.words, ' ')) as word where word ~ '^#?[a-z]{2,}$'
      except select ltrim(word, '#') from search_entry s, unnest(string_to_array(s.words, ' ')) as word
        where s.entity = kind and s.record_id = any (ids)) as words;
    if lost is not null then perform search_forget(lost); end if;
  end if;
  -- Others carry the name and the place of these.
  if kind in ('establishment', 'village') then
    select array_agg(b.record_id) into renamed from unnest(before) as b
    left join search_entry s on s.entity = kind and s.record_id = b.record_id
    where (s.title, s.unit_id) is distinct from (b.title, b.unit_id);
    if renamed is null then return; end if;
    if kind = 'village' then
      perform search_refresh('establishment', (select array_agg(id) from establishment where village_id = any (renamed)));
      perform search_refresh('artisan', (select array_agg(id) from artisan where village_id = any (renamed)));
    else
      perform search_refresh('person', (select array_agg(id) from person where establishment_id = any (renamed)));
      perform search_refresh('design', (select array_agg(id) from design where establishment_id = any (renamed)));
      perform search_refresh('project', (select array_agg(distinct project_id) from project_beneficiary where establishment_id = any (renamed)));
    end if;
  end if;
end $$;
--> statement-breakpoint
-- The entries of any number of records, in portions: what is held at once, and what is compared, stays small.
create or replace function search_refresh(kind text, given uuid[]) returns void language plpgsql as $$
declare portion constant int := 5000;
begin
  for start in 1 .. coalesce(cardinality(given), 0) by portion loop
    perform search_refresh_some(kind, given[start : start + portion - 1]);
  end loop;
end $$;
--> statement-breakpoint
-- What was written last waits in a list that every question reads to its end: it is kept short, so that search stays quick during an import.
do $$
declare words regclass;
begin
  for words in select indexrelid from pg_index join pg_class c on c.oid = indexrelid join pg_am on pg_am.oid = relam
    where indrelid = 'search_entry'::regclass and amname = 'gin'
  loop
    execute format('alter index %s set (gin_pending_list_limit = 256)', words);
  end loop;
end $$;
--> statement-breakpoint
-- What is there already.
do $$
begin
  perform search_refresh('establishment', (select array_agg(id) from establishment where representative is not null));
  perform search_refresh('design', (select array_agg(id) from design where author is not null));
end $$;
