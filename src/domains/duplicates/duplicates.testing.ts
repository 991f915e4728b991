/** A small invented year in which records meet: at fairs, in classes, in projects with money, in villages. */
import type { Database } from '../../db/connect.ts'
import { planWithLine } from '../projects/projects.testing.ts'

const units = `(array['hn-c-10192', 'hn-c-10183', 'hn-c-00577'])`
/** The same rows every time but for their ids; every number that matters follows from the row's place. */
const statements = (line: string): string[] => [
  `insert into village (code, name, craft, unit_id, other_names, search)
     select 'LN-' || n, 'Làng thử ' || n, case when n % 3 > 0 then 'Sơn mài' end, ${units}[1 + n % 3],
       case when n % 4 = 0 then 'Tên cũ ' || n end, 'ln-' || n || ' lang thu ' || n
     from generate_series(1, 12) n`,
  `insert into village_recognition (village_id, recognition_number, recognised_on, withdrawn_on)
     select id, 'QĐ ' || code || '-' || k, case when k = 1 then date '2010-05-01' else date '2018-02-03' end, case when k = 1 then date '2015-01-01' end
     from village, generate_series(1, 2) k where (right(code, 1)::int + k) % 3 > 0`,
  `insert into establishment (code, name, kind, tax_code, craft, sector, unit_id, village_id, address, workers, exporting, cleaner_production,
       cluster_infrastructure, representative, phone, email, closed_on, search)
     select 'CS-' || n, 'Cơ sở thử ' || n, (array['company', 'household', 'cooperative'])[1 + n % 3], case when n % 4 = 0 then '00118800' || 1000 + n end,
       (array['lacquer', 'ceramics', 'wood'])[1 + n % 3], 'đ', ${units}[1 + n % 3], (select id from village where code = 'LN-' || 1 + n % 12),
       case when n % 3 > 0 then 'Số ' || n || ' thôn Hạ' end, case when n % 2 = 0 then n end, case when n % 5 = 0 then true end, n % 2 = 0, n % 7 = 0,
       case when n % 2 = 1 then 'Người đại diện ' || n end, case when n % 3 = 0 then '09000000' || 10 + n end, null,
       case when n % 9 = 0 then date '2024-06-30' end, 'cs-' || n || ' co so thu ' || n
     from generate_series(1, 36) n`,
  `insert into establishment_name (establishment_id, name, kind) select id, 'Tên cũ của ' || code, 'former' from establishment where workers is not null`,
  `insert into establishment_paper (establishment_id, kind, file_name, sha256, media_type, size)
     select id, 'registration', 'dang-ky.pdf', repeat('a', 64), 'application/pdf', 10 from establishment where exporting`,
  `insert into artisan (code, name, birth_year, title, craft, unit_id, village_id, establishment_id, phone)
     select 'NN-' || n, 'Nghệ nhân thử ' || n, case when n % 2 = 0 then 1950 + n end, 'village', 'lacquer', ${units}[1 + n % 3],
       (select id from village where code = 'LN-' || 1 + n % 12), (select id from establishment where code = 'CS-' || n), case when n % 3 = 0 then '0900000099' end
     from generate_series(1, 20) n`,
  `insert into person (name, birth_year, establishment_id, phone, key)
     select 'Học viên thử ' || n, case when n % 3 > 0 then 1970 + n % 30 end, (select id from establishment where code = 'CS-' || 1 + n % 30),
       case when n % 4 = 0 then '0911000' || 100 + n end, 'key ' || n
     from generate_series(1, 60) n`,
  `insert into fair (code, name, starts_on) select 'HC-' || n, 'Hội chợ thử ' || n, date '2024-03-01' + n * 40 from generate_series(1, 5) n`,
  `insert into participation (fair_id, establishment_id, state, booths)
     select f.id, e.id, (array['registered', 'attended', 'cancelled'])[1 + (ascii(right(f.code, 1)) + ascii(right(e.code, 1))) % 3],
       case when e.workers is not null then 2 end
     from fair f, establishment e where (ascii(right(f.code, 1)) + ascii(right(e.code, 1))) % 2 = 0`,
  `insert into training_class (code, name, kind, starts_on, ends_on)
     select 'L-' || n, 'Lớp thử ' || n, 'management', date '2024-04-01' + n, date '2024-04-05' + n from generate_series(1, 5) n`,
  `insert into attendance (class_id, person_id, position, completed)
     select c.id, p.id, case when p.birth_year is not null then 'Quản đốc' end, length(p.key) % 2 = 0
     from training_class c, person p where (ascii(right(c.code, 1)) + ascii(right(p.key, 1))) % 2 = 0`,
  `insert into design (code, name, craft, source, establishment_id, made_on, declared_on)
     select 'M-' || n, 'Mẫu thử ' || n, 'lacquer', 'establishment', (select id from establishment where code = 'CS-' || 1 + n % 20), '2024-05-01', '2024-05-02'
     from generate_series(1, 24) n`,
  `insert into project (code, year, name, content_group, activity, source, implementer, unit_id, total_cost, eligible_cost, requested, counterpart, units, pilot,
       commits_capital, commits_no_double, state, revision, search)
     select 'DA-' || n, 2024, 'Đề án thử ' || n, 'technology', 'machine', 'city', 'beneficiary', ${units}[1 + n % 3], 480000000, 480000000, 240000000, 240000000,
       1, false, true, true, case when n <= 6 then 'advanced' else 'draft' end, 1, 'da-' || n from generate_series(1, 14) n`,
  `insert into project_beneficiary (project_id, establishment_id)
     select p.id, e.id from project p, establishment e where (ascii(right(p.code, 1)) * 3 + ascii(right(e.code, 1))) % 7 = 0`,
  `insert into machine (project_id, establishment_id, name) select project_id, establishment_id, 'Máy thử' from project_beneficiary`,
  `insert into decision (number, issued_on, issuer) values ('QĐ thử', '2024-03-20', 'Cơ quan thử')`,
  `insert into allocation (project_id, decision_id, line_id, amount, approved_on)
     select p.id, d.id, '${line}', 240000000, '2024-03-20' from project p, decision d where p.state = 'advanced'`,
  `insert into contract (project_id, number, signed_on, amount) select project_id, 'HĐ thử', '2024-04-01', amount from allocation`,
  `insert into payment (contract_id, kind, amount, paid_on) select id, 'advance', 100000000, '2024-04-15' from contract`,
  `insert into call (code, year, title, activities, opens_on, closes_on, guidance, contact, papers, state, revision)
     values ('DK-1', 2024, 'Đợt thử', '["machine"]', '2024-01-01', '2024-06-30', '[]', 'Nơi thử', '[]', 'open', 1)`,
  `insert into application (id, number, call_id, activity, form_version, state, token_hash, cells, revision, unit_id, establishment_id, touched_on)
     select gen_random_uuid(), 'NH-' || n, (select id from call where code = 'DK-1'), 'machine', 'thử', 'submitted', 'mã ' || n, '{}', 1, ${units}[1 + n % 3],
       (select id from establishment where code = 'CS-' || 1 + n % 15), '2024-03-01' from generate_series(1, 20) n`,
  `insert into brief (code, year, title, craft, product, markets, hs, need, materials, technique, constraints, certificates, evidence, audience, contact, revision, state)
     values ('DH-1', 2024, 'Đặt hàng thử', 'lacquer', 'Khay', '[]', '[]', '[]', '[]', '[]', '[]', '[]', '[]', 'Ai cũng được', 'Nơi thử', 1, 'open')`,
  `insert into brief_outcome (brief_id, kind, happened_on, buyer, establishment_id)
     select (select id from brief where code = 'DH-1'), 'order', '2024-05-05', 'Bên mua ' || n, (select id from establishment where code = 'CS-' || 1 + n % 12)
     from generate_series(1, 16) n`,
  `insert into role_grant (account_id, role, unit_id, establishment_id, valid_from)
     select a.id, 'applicant', 'p-01', e.id, '2020-01-01' from account a, establishment e where a.username = 'quantri' and e.code in ('CS-1', 'CS-2')`,
]
/** Fills a test server's database: 36 establishments, 12 villages, 20 artisans, 60 people and what ties them together. */
export const fillSmallYear = async (database: Database): Promise<void> => {
  const line = await planWithLine(database, 2024, 6_000_000_000)
  for (const statement of statements(line)) await database.pool.query(statement)
}
