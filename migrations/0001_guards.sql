-- What the database itself refuses: a changed log, money above its bounds.

create extension if not exists pg_trgm;
--> statement-breakpoint
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The log of acts is append-only: % refused', tg_op using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger act_append_only before update or delete on act for each row execute function refuse_change();
--> statement-breakpoint
create trigger act_no_truncate before truncate on act for each statement execute function refuse_change();
--> statement-breakpoint
-- Each act is chained to the one before it. The lock keeps the order; the hash covers everything that the act says.
create or replace function act_chain() returns trigger language plpgsql as $$
declare last act%rowtype;
begin
  perform pg_advisory_xact_lock(20120705);
  select * into last from act order by seq desc limit 1;
  new.seq := coalesce(last.seq, 0) + 1;
  new.at := clock_timestamp();
  new.previous := coalesce(last.hash, repeat('0', 64));
  new.hash := encode(sha256(convert_to(concat_ws(E'\n',
    new.seq::text, new.id::text, to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), new.day::text,
    coalesce(new.actor_id::text, '-'), coalesce(new.role, '-'), coalesce(new.unit_id, '-'), new.entity, new.record_id::text, new.action,
    coalesce(new.from_state, '-'), coalesce(new.to_state, '-'), coalesce(new.digest, '-'), new.previous), 'UTF8')), 'hex');
  return new;
end $$;
--> statement-breakpoint
create trigger act_chain before insert on act for each row execute function act_chain();
--> statement-breakpoint
-- Values of past acts change in one way only: erasure takes values, reason and salt away, once, and adds nothing.
create or replace function version_erase_only() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'A version is kept as it was; only a recorded erasure empties it' using errcode = 'restrict_violation';
  end if;
  if old.erased_at is not null or new.erased_at is null or new.salt is not null or new.reason is not null
    or not old.values @> new.values
    or (new.act_id, new.entity, new.record_id, new.day) is distinct from (old.act_id, old.entity, old.record_id, old.day) then
    raise exception 'A version is kept as it was; only a recorded erasure empties it' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger version_erase_only before update or delete on version for each row execute function version_erase_only();
--> statement-breakpoint
create trigger version_no_truncate before truncate on version for each statement execute function version_erase_only();
--> statement-breakpoint
-- What a line may hold: its amount in the latest approved version of the year's plan.
create or replace function line_amount(line uuid) returns bigint language sql stable as $$
  select coalesce((
    select a.amount from budget_amount a join plan p on p.id = a.plan_id
    where a.line_id = line and p.state = 'approved' order by p.version desc limit 1), 0)
$$;
--> statement-breakpoint
create or replace function allocation_within_line() returns trigger language plpgsql as $$
declare allowed bigint; used bigint; paid bigint; signed bigint; fits boolean;
begin
  if tg_op = 'DELETE' then
    if exists (select 1 from contract where project_id = old.project_id) then
      raise exception 'allocation_kept: a contract stands on it' using errcode = 'check_violation', constraint = 'allocation_kept';
    end if;
    return old;
  end if;
  if tg_op = 'UPDATE' and (new.project_id, new.line_id) is distinct from (old.project_id, old.line_id) then
    raise exception 'allocation_kept: project and line stay' using errcode = 'check_violation', constraint = 'allocation_kept';
  end if;
  perform 1 from budget_line where id = new.line_id for update;
  select (l.year, l.content_group, l.source) = (p.year, p.content_group, p.source) into fits
    from budget_line l, project p where l.id = new.line_id and p.id = new.project_id;
  if fits is not true then
    raise exception 'allocation_line: not the project''s line' using errcode = 'check_violation', constraint = 'allocation_line';
  end if;
  allowed := line_amount(new.line_id);
  select coalesce(sum(amount), 0) into used from allocation where line_id = new.line_id and id <> new.id;
  if used + new.amount > allowed then
    raise exception 'over_line: allowed %, used %, asked %', allowed, used, new.amount using errcode = 'check_violation', constraint = 'allocation_within_line';
  end if;
  if tg_op = 'UPDATE' then
    select c.amount, coalesce(sum(case when p.kind = 'reclaim' then -p.amount else p.amount end), 0) into signed, paid
      from contract c left join payment p on p.contract_id = c.id where c.project_id = new.project_id group by c.amount;
    if new.amount < coalesce(paid, 0) then
      raise exception 'below_paid: paid %, asked %', paid, new.amount using errcode = 'check_violation', constraint = 'allocation_above_paid';
    end if;
    if new.amount < coalesce(signed, 0) then
      raise exception 'below_contract: contract %, asked %', signed, new.amount using errcode = 'check_violation', constraint = 'allocation_above_contract';
    end if;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger allocation_within_line before insert or update or delete on allocation for each row execute function allocation_within_line();
--> statement-breakpoint
-- A line is what it was named: its year, content group and source stay, and so do the years of plans.
create or replace function names_stay() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'plan' and to_jsonb(new) -> 'year' is distinct from to_jsonb(old) -> 'year'
    or tg_table_name = 'budget_line' and (to_jsonb(new) - 'created_at') is distinct from (to_jsonb(old) - 'created_at')
    or tg_table_name = 'budget_amount' and (to_jsonb(new) - 'amount') is distinct from (to_jsonb(old) - 'amount') then
    raise exception 'names_stay: % keeps its keys', tg_table_name using errcode = 'check_violation', constraint = 'names_stay';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger plan_year_stays before update on plan for each row execute function names_stay();
--> statement-breakpoint
create trigger budget_line_stays before update on budget_line for each row execute function names_stay();
--> statement-breakpoint
create trigger budget_amount_stays before update on budget_amount for each row execute function names_stay();
--> statement-breakpoint
-- An amendment may not put a line below what is already decided on it.
create or replace function plan_covers_allocations() returns trigger language plpgsql as $$
declare bad record;
begin
  select l.id, coalesce(sum(a.amount), 0) as used, line_amount(l.id) as allowed into bad
  from budget_line l join allocation a on a.line_id = l.id
  where l.year = (select year from plan where id = coalesce(new.id, old.id))
  group by l.id having coalesce(sum(a.amount), 0) > line_amount(l.id) limit 1;
  if found then
    raise exception 'under_allocated: allowed %, used %', bad.allowed, bad.used using errcode = 'check_violation', constraint = 'plan_covers_allocations';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger plan_covers_allocations after update on plan deferrable initially deferred for each row execute function plan_covers_allocations();
--> statement-breakpoint
create or replace function budget_amount_covers() returns trigger language plpgsql as $$
declare line uuid;
begin
  line := case when tg_op = 'DELETE' then old.line_id else new.line_id end;
  if (select coalesce(sum(amount), 0) from allocation where line_id = line) > line_amount(line) then
    raise exception 'under_allocated' using errcode = 'check_violation', constraint = 'plan_covers_allocations';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger budget_amount_covers after insert or update or delete on budget_amount deferrable initially deferred for each row execute function budget_amount_covers();
--> statement-breakpoint
create or replace function contract_within_allocation() returns trigger language plpgsql as $$
declare allowed bigint; paid bigint;
begin
  if tg_op = 'UPDATE' and new.project_id is distinct from old.project_id then
    raise exception 'contract_kept: its project stays' using errcode = 'check_violation', constraint = 'contract_kept';
  end if;
  select amount into allowed from allocation where project_id = new.project_id for update;
  if allowed is null or new.amount > allowed then
    raise exception 'over_allocation: allowed %, asked %', coalesce(allowed, 0), new.amount using errcode = 'check_violation', constraint = 'contract_within_allocation';
  end if;
  select coalesce(sum(case when kind = 'reclaim' then -amount else amount end), 0) into paid from payment where contract_id = new.id;
  if new.amount < greatest(paid, 0) then
    raise exception 'below_paid: paid %, asked %', paid, new.amount using errcode = 'check_violation', constraint = 'allocation_above_paid';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger contract_within_allocation before insert or update on contract for each row execute function contract_within_allocation();
--> statement-breakpoint
create or replace function payment_within_contract() returns trigger language plpgsql as $$
declare allowed bigint; paid bigint; settled bigint;
begin
  select c.amount, s.amount into allowed, settled from contract c left join settlement s on s.project_id = c.project_id where c.id = new.contract_id for update of c;
  select coalesce(sum(case when kind = 'reclaim' then -amount else amount end), 0) into paid from payment where contract_id = new.contract_id;
  if new.kind = 'reclaim' then
    if new.amount > paid then
      raise exception 'over_paid: paid %, asked %', paid, new.amount using errcode = 'check_violation', constraint = 'reclaim_within_paid';
    end if;
    return new;
  end if;
  allowed := least(allowed, coalesce(settled, allowed));
  if paid + new.amount > allowed then
    raise exception 'over_contract: allowed %, paid %, asked %', allowed, paid, new.amount using errcode = 'check_violation', constraint = 'payment_within_contract';
  end if;
  return new;
end $$;
--> statement-breakpoint
create or replace function paid_stays() returns trigger language plpgsql as $$
begin
  raise exception 'paid_stays: money paid is not changed or deleted; reclaim it' using errcode = 'check_violation', constraint = 'paid_stays';
end $$;
--> statement-breakpoint
create trigger paid_stays before update or delete on payment for each row execute function paid_stays();
--> statement-breakpoint
create trigger payment_within_contract before insert on payment for each row execute function payment_within_contract();
--> statement-breakpoint
create or replace function settlement_within_approved() returns trigger language plpgsql as $$
declare allowed bigint;
begin
  if tg_op <> 'INSERT' then
    raise exception 'settlement_stays: a settlement is not changed or deleted' using errcode = 'check_violation', constraint = 'settlement_stays';
  end if;
  select least(a.amount, c.amount) into allowed from allocation a left join contract c on c.project_id = a.project_id where a.project_id = new.project_id;
  if allowed is null or new.amount > least(allowed, new.accepted_eligible_cost) then
    raise exception 'over_approved: allowed %, asked %', least(coalesce(allowed, 0), new.accepted_eligible_cost), new.amount using errcode = 'check_violation', constraint = 'settlement_within_approved';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger settlement_within_approved before insert or update or delete on settlement for each row execute function settlement_within_approved();
--> statement-breakpoint
create index project_search on project using gin (search gin_trgm_ops);
--> statement-breakpoint
create index establishment_search on establishment using gin (search gin_trgm_ops);
