-- Search: an entry per record, kept by triggers of the records' own tables, so that imports, merges, erasure and undo need no code.

-- No marks, đ as d, lower case; letters that are not Latin stay as they are.
create or replace function search_plain(value text) returns text language sql immutable strict parallel safe as $$
  select lower(translate(regexp_replace(normalize(value, NFD), '[\u0300-\u036F\u200B-\u200D\uFEFF\u00AD]', '', 'g'), 'đĐ', 'dd') collate "C")
$$;
--> statement-breakpoint
-- The same text as searchable() of src/kernel/text.ts: one blank between words, none at the ends.
create or replace function search_fold(value text) returns text language sql immutable strict parallel safe as $$
  select btrim(regexp_replace(search_plain(value), '[ \t\n\v\f\r\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]+', ' ', 'g'))
$$;
--> statement-breakpoint
-- Folded words one blank apart, null when there are none. Final y after a consonant is i (mỹ = mĩ). A 12-digit number is a person's and is never a word.
create or replace function search_tokens(value text) returns text language plpgsql immutable strict parallel safe as $$
declare plain text := search_plain(value);
begin
  if plain ~ '[0-9]{12}' then plain := regexp_replace(plain, '(?<![0-9])[0-9]{12}(?![0-9])', ' ', 'g'); end if;
  plain := btrim(regexp_replace(plain, '[^a-z0-9]+', ' ', 'g'));
  if position('y' in plain) > 0 then plain := regexp_replace(plain, '(qu|[bcdghklmnprstvx])y(?![a-z0-9])', '\1i', 'g'); end if;
  return nullif(plain, '');
end $$;
--> statement-breakpoint
-- Words of a name, the same marked as of a name, and each with the one after it: 'son mai =son =son_mai =mai'. The pairs find a phrase.
create or replace function search_title(value text) returns text language plpgsql immutable strict parallel safe as $$
declare tokens text := search_tokens(value); words text[] := string_to_array(tokens, ' '); pairs text := '';
begin
  for at in 1 .. coalesce(cardinality(words), 0) loop
    pairs := pairs || ' =' || words[at] || coalesce(' =' || words[at] || '_' || words[at + 1], '');
  end loop;
  return tokens || pairs;
end $$;
--> statement-breakpoint
-- A code whole and in its parts, with leading noughts and without: cs 00123 cs00123 123 cs123.
create or replace function search_code(value text) returns text language plpgsql immutable strict parallel safe as $$
declare parts text := search_tokens(regexp_replace(lower(value), '([a-z])(?=[0-9])', '\1 ', 'g'));
  short text := regexp_replace(parts, '(?<![a-z0-9])0+(?=[0-9])', '', 'g');
begin
  return concat_ws(' ', parts, replace(parts, ' ', ''), case when short <> parts then short || ' ' || replace(short, ' ', '') end);
end $$;
--> statement-breakpoint
-- A person's name or telephone in a record that others may read: its words are marked, and only some readers' questions hold the mark.
create or replace function search_personal(value text) returns text language sql immutable strict parallel safe as $$
  select '#' || replace(search_tokens(value), ' ', ' #')
$$;
--> statement-breakpoint
create or replace function search_phone(value text) returns text language sql immutable strict parallel safe as $$
  select '#' || value || ' ~' || reverse(value) where value ~ '^[0-9]{8,11}$'
$$;
--> statement-breakpoint
-- A name as it may be shown: of a 12-digit number within it only the last three digits.
create or replace function search_shown(value text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(value, '(?<![0-9])[0-9]{9}([0-9]{3})(?![0-9])', '•••••••••\1', 'g')
$$;
--> statement-breakpoint
-- The words as the indexes hold them. Its stated cost keeps the planner, whatever it believes of a word's frequency, from reading all entries
-- instead of an index: that takes a second for each hundred thousand.
create or replace function search_vector(words text) returns tsvector language plpgsql immutable strict parallel restricted cost 100000 as $$
begin
  return array_to_tsvector(string_to_array(words, ' '));
end $$;
--> statement-breakpoint
-- The same labels as in the catalogue and the schemas (a test compares them).
create or replace function search_label(code text) returns text language sql immutable strict parallel safe as $$
  select case code
    when 'ceramics' then 'Gốm sứ' when 'lacquer' then 'Sơn mài' when 'bamboo' then 'Mây tre, giang đan, guột tế'
    when 'inlay' then 'Khảm trai, gỗ, sừng' when 'textile' then 'Thêu ren, lụa tơ tằm' when 'metal_stone' then 'Đồng, đá, khác'
    when 'food' then 'Chế biến nông sản, thực phẩm' when 'mechanics' then 'Cơ khí, kim khí' when 'garment' then 'Dệt may, da giày'
    when 'wood' then 'Chế biến gỗ, lâm sản' when 'other' then 'Ngành nghề khác'
    when 'people' then 'Nghệ nhân Nhân dân' when 'merited' then 'Nghệ nhân Ưu tú' when 'city' then 'Nghệ nhân Hà Nội'
    when 'village' then 'Nghệ nhân làng nghề' when 'worker' then 'Thợ giỏi' end
$$;
--> statement-breakpoint
-- How each legal form is written in full and short.
create or replace function search_form(kind text) returns text language sql immutable strict parallel safe as $$
  select case kind when 'company' then 'doanh nghiep dn cong ti cti' when 'cooperative' then 'hop tac xa htx'
    when 'group' then 'to hop tac tht' when 'household' then 'ho kinh doanh hkd co so' end
$$;
--> statement-breakpoint
-- A unit's names: itself and those above it, and the same of every unit before and after it.
create or replace view search_place_source as
select u.id as unit_id,
  u.full_name || coalesce(', ' || (select d.full_name from unit d where d.id = u.parent_id and d.level = 'district'), '') as name,
  coalesce((with recursive
    earlier as (select u.id union select s.from_id from unit_succession s join earlier on s.to_id = earlier.id),
    later as (select u.id union select s.to_id from unit_succession s join later on s.from_id = later.id where s.to_id is not null),
    line as (select id from earlier union select id from later
      union select above.parent_id from unit above join line on above.id = line.id where above.parent_id is not null)
    select search_tokens(string_agg(distinct kin.full_name, ' '))
    from line join unit kin on kin.id = line.id where kin.level in ('commune', 'district') or kin.id = u.id), '') as words
from unit u;
--> statement-breakpoint
create or replace view search_establishment as
select e.id as record_id, e.code, search_shown(e.name) as title,
  concat_ws(' · ', search_label(e.craft), v.name, p.name) as detail, known.also, e.unit_id, array[e.id] as establishment_ids,
  concat_ws(' ', search_code(e.code), search_title(e.name), known.words, search_tokens(concat_ws(' ', search_label(e.craft), v.name)),
    search_form(e.kind), nullif(p.words, ''), case when e.tax_code !~ '^[0-9]{12}$' then search_tokens(e.tax_code) end,
    search_personal(e.representative), search_phone(e.phone)) as words
from establishment e
left join search_place p on p.unit_id = e.unit_id
left join village v on v.id = e.village_id
left join lateral (
  with recursive family as (select e.id union all select gone.id from establishment gone join family on gone.merged_into = family.id)
  select string_agg(search_shown(name), ' · ') as also, string_agg(coalesce(search_code(code) || ' ', '') || search_title(name), ' ') as words
  from (select n.name, null as code, n.created_at from establishment_name n join family on n.establishment_id = family.id
    union all select gone.code || ' ' || gone.name, gone.code, gone.created_at
      from establishment gone join family on gone.id = family.id and gone.id <> e.id
    order by created_at, name) as other) as known on true
where e.merged_into is null;
--> statement-breakpoint
create or replace view search_village as
select v.id as record_id, v.code, search_shown(v.name) as title, concat_ws(' · ', v.craft, p.name) as detail, known.also, v.unit_id,
  null::uuid[] as establishment_ids,
  concat_ws(' ', search_code(v.code), search_title(v.name), known.words, search_tokens(concat_ws(' ', v.craft, 'làng nghề')), nullif(p.words, '')) as words
from village v
left join search_place p on p.unit_id = v.unit_id
left join lateral (
  with recursive family as (select v.id union all select gone.id from village gone join family on gone.merged_into = family.id)
  select string_agg(search_shown(name), ' · ') as also, string_agg(coalesce(search_code(code) || ' ', '') || search_title(name), ' ') as words
  from (select btrim(other) as name, null as code from family join village of_it using (id), regexp_split_to_table(of_it.other_names, ';') as other
    where btrim(other) <> ''
    union all select gone.code || ' ' || gone.name, gone.code from village gone join family using (id) where gone.id <> v.id
    order by name) as other) as known on true
where v.merged_into is null;
--> statement-breakpoint
-- A name in brackets says that the name was erased: it is no entry.
create or replace view search_artisan as
select a.id as record_id, a.code, search_shown(a.name) as title,
  concat_ws(' · ', search_label(a.title), search_label(a.craft), v.name, p.name) as detail, known.also, a.unit_id,
  array_remove(array[a.establishment_id], null) as establishment_ids,
  concat_ws(' ', search_code(a.code), search_title(a.name), known.words,
    search_tokens(concat_ws(' ', search_label(a.title), search_label(a.craft), v.name)), nullif(p.words, ''), search_phone(a.phone)) as words
from artisan a
left join search_place p on p.unit_id = a.unit_id
left join village v on v.id = a.village_id
left join lateral (
  with recursive family as (select a.id union all select gone.id from artisan gone join family on gone.merged_into = family.id)
  select string_agg(gone.code || ' ' || search_shown(gone.name), ' · ' order by gone.code) as also,
    string_agg(search_code(gone.code) || ' ' || search_title(gone.name), ' ' order by gone.code) as words
  from artisan gone join family using (id) where gone.id <> a.id and gone.name not like '(%') as known on true
where a.merged_into is null and a.name not like '(%';
--> statement-breakpoint
create or replace view search_person as
select x.id as record_id, '' as code, search_shown(x.name) as title, concat_ws(' · ', search_shown(e.name), p.name) as detail, known.also,
  e.unit_id, array_remove(array[x.establishment_id], null) as establishment_ids,
  concat_ws(' ', search_title(x.name), known.words, search_tokens(e.name), nullif(p.words, ''), search_phone(x.phone)) as words
from person x
left join establishment e on e.id = x.establishment_id
left join search_place p on p.unit_id = e.unit_id
left join lateral (
  with recursive family as (select x.id union all select gone.id from person gone join family on gone.merged_into = family.id)
  select string_agg(distinct search_shown(gone.name), ' · ') as also, string_agg(search_title(gone.name), ' ' order by gone.id) as words
  from person gone join family using (id) where gone.id <> x.id and gone.name not like '(%') as known on true
where x.merged_into is null and x.name not like '(%';
--> statement-breakpoint
create or replace view search_project as
select j.id as record_id, j.code, search_shown(j.name) as title, p.name as detail, null::text as also, j.unit_id, of_it.ids as establishment_ids,
  concat_ws(' ', search_code(j.code), search_title(j.name), search_tokens(of_it.names), nullif(p.words, '')) as words
from project j
left join search_place p on p.unit_id = j.unit_id
left join lateral (
  select array_agg(e.id order by e.id) as ids, string_agg(e.name, ' ' order by e.code) as names
  from project_beneficiary b join establishment e on e.id = b.establishment_id where b.project_id = j.id) as of_it on true;
--> statement-breakpoint
create or replace view search_design as
select d.id as record_id, d.code, search_shown(d.name) as title, concat_ws(' · ', search_label(d.craft), search_shown(e.name)) as detail,
  null::text as also, e.unit_id, array_remove(array[d.establishment_id], null) as establishment_ids,
  concat_ws(' ', search_code(d.code), search_title(d.name), search_tokens(concat_ws(' ', search_label(d.craft), e.name)), nullif(p.words, ''),
    search_personal(d.author)) as words
from design d
left join establishment e on e.id = d.establishment_id
left join search_place p on p.unit_id = e.unit_id;
--> statement-breakpoint
create or replace view search_fair as
select f.id as record_id, f.code, search_shown(f.name) as title, f.place as detail, null::text as also, null::text as unit_id,
  null::uuid[] as establishment_ids,
  concat_ws(' ', search_code(f.code), search_title(f.name), search_tokens(concat_ws(' ', f.place, extract(year from f.starts_on)))) as words
from fair f;
--> statement-breakpoint
-- A word that no entry has any more is forgotten, so that an erased name does not live on in the vocabulary.
create or replace function search_forget(candidates text[]) returns void language plpgsql as $$
declare candidate text; kind text; found_it boolean;
begin
  foreach candidate in array candidates loop
    found_it := false;
    foreach kind in array array['establishment', 'village', 'artisan', 'person', 'project', 'design', 'fair'] loop
      execute format('select exists (select from search_entry where entity = %L and search_vector(words) @@ %L::tsquery)',
        kind, format('%s | ''#%s''', candidate, candidate)) into found_it;
      exit when found_it;
    end loop;
    if not found_it then delete from search_word where word = candidate; end if;
  end loop;
end $$;
--> statement-breakpoint
-- Writes the entries of these records of one kind anew; those that are gone or merged away lose theirs. What is equal is not written.
-- Records are reached by their keys, a few or thousands: never by reading a whole table, which a planner without statistics (the middle of a
-- first import) would choose.
create or replace function search_refresh(kind text, given uuid[]) returns void language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare ids uuid[] := given; before search_entry[]; renamed uuid[]; lost text[];
begin
  if ids is null then return; end if;
  -- Names of a merged record belong to the one that is kept.
  if kind in ('establishment', 'village', 'artisan', 'person') then
    execute format('with recursive up as (select unnest($1) as id union select t.merged_into from %I t join up using (id) where t.merged_into is not null)
      select array_agg(id) from up', kind) using ids into ids;
  end if;
  select array_agg(s) into before from search_entry s where s.entity = kind and s.record_id = any (ids);
  execute format($sql$
    with now as materialized (select * from search_%I where record_id = any ($1)),
    dropped as (delete from search_entry s where s.entity = $2 and s.record_id = any ($1) and $3 and s.record_id not in (select record_id from now)),
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
-- The records of a kind that satisfy a question, for the filter of lists: found once by the index of words, whatever the list is ordered by.
create or replace function search_ids(kind text, question tsquery) returns setof uuid language plpgsql stable as $$
begin
  return query execute format('select record_id from search_entry where entity = %L and search_vector(words) @@ $1', kind) using question;
end $$;
--> statement-breakpoint
-- After a statement on a table: the kind of entry, and the column that names its record.
create or replace function search_watch() returns trigger language plpgsql as $$
declare ids uuid[];
begin
  execute case tg_op
    when 'INSERT' then format('select array_agg(distinct %I) from fresh', tg_argv[1])
    when 'DELETE' then format('select array_agg(distinct %I) from stale', tg_argv[1])
    else format('select array_agg(distinct %1$I) from ((table fresh except table stale) union all (table stale except table fresh)) as changed', tg_argv[1])
  end into ids;
  perform search_refresh(tg_argv[0], ids);
  return null;
end $$;
--> statement-breakpoint
do $$
declare watched record;
begin
  for watched in select * from (values
    ('establishment', 'establishment', 'id'), ('establishment_name', 'establishment', 'establishment_id'), ('village', 'village', 'id'),
    ('artisan', 'artisan', 'id'), ('person', 'person', 'id'), ('project', 'project', 'id'), ('project_beneficiary', 'project', 'project_id'),
    ('design', 'design', 'id'), ('fair', 'fair', 'id')) as t(source, kind, key)
  loop
    execute format('create trigger search_after_insert after insert on %I referencing new table as fresh
      for each statement execute function search_watch(%L, %L)', watched.source, watched.kind, watched.key);
    execute format('create trigger search_after_update after update on %I referencing old table as stale new table as fresh
      for each statement execute function search_watch(%L, %L)', watched.source, watched.kind, watched.key);
    execute format('create trigger search_after_delete after delete on %I referencing old table as stale
      for each statement execute function search_watch(%L, %L)', watched.source, watched.kind, watched.key);
  end loop;
end $$;
--> statement-breakpoint
-- Units change with the law: places whose names changed are made anew, and the entries there with them.
create or replace function search_units_changed() returns trigger language plpgsql as $$
declare changed text[]; kind text;
begin
  if tg_op = 'INSERT' then
    if not exists (select from fresh) then return null; end if;
  end if;
  with made as (insert into search_place as p select * from search_place_source
    on conflict (unit_id) do update set name = excluded.name, words = excluded.words
    where (p.name, p.words) is distinct from (excluded.name, excluded.words) returning p.unit_id)
  select array_agg(unit_id) into changed from made;
  if changed is null then return null; end if;
  foreach kind in array array['establishment', 'village', 'artisan', 'person', 'project', 'design'] loop
    perform search_refresh(kind, (select array_agg(record_id) from search_entry where entity = kind and unit_id = any (changed)));
  end loop;
  return null;
end $$;
--> statement-breakpoint
do $$
declare source text;
begin
  foreach source in array array['unit', 'unit_succession'] loop
    execute format('create trigger search_units_inserted after insert on %I referencing new table as fresh
      for each statement execute function search_units_changed()', source);
    execute format('create trigger search_units_changed after update or delete on %I for each statement execute function search_units_changed()', source);
  end loop;
end $$;
--> statement-breakpoint
create index person_merged_into on person (merged_into) where merged_into is not null;
--> statement-breakpoint
create index artisan_merged_into on artisan (merged_into) where merged_into is not null;
--> statement-breakpoint
create index design_establishment_id on design (establishment_id);
--> statement-breakpoint
create index search_word_word on search_word (word collate "C");
--> statement-breakpoint
create index search_word_alike on search_word using gin (word gin_trgm_ops);
--> statement-breakpoint
create index search_entry_establishment_ids on search_entry using gin (establishment_ids);
--> statement-breakpoint
-- What is there already.
insert into search_place select * from search_place_source;
--> statement-breakpoint
do $$
declare kind text;
begin
  foreach kind in array array['establishment', 'village', 'artisan', 'person', 'project', 'design', 'fair'] loop
    execute format('select search_refresh(%L, array_agg(id)) from %I having count(*) > 0', kind, kind);
    -- One index for each kind: a question of the few villages never reads the many establishments.
    execute format('create index search_entry_%s on search_entry using gin (search_vector(words)) where entity = %L', kind, kind);
    -- A sixteenth of the kinds that may be very many, by their random ids: enough for a question that has thousands of answers.
    if kind in ('establishment', 'person') then
      execute format('create index search_entry_%s_head on search_entry using gin (search_vector(words)) where entity = %L and record_id < %L',
        kind, kind, '10000000-0000-0000-0000-000000000000');
    end if;
  end loop;
end $$;
