-- Who may see what of the private side. People who signed in come through one role, benchmark_member, which sees no row
-- but by a policy; the policies read who is acting from settings that hold for one transaction:
--   benchmark.roles         the acting person's roles, separated by commas; RATER for somebody invited by a link
--   benchmark.organisation  the number of the acting person's organisation; empty for none
--   benchmark.assessment, benchmark.sheet   the one sheet of a rater
--   benchmark.subject       who is acting, for the trail

do $$
begin
    if not exists (select from pg_roles where rolname = 'benchmark_member') then
        begin
            create role benchmark_member nologin;
        exception when insufficient_privilege then
            raise exception 'The role benchmark_member does not exist and % may not create it: let an administrator run "create role benchmark_member nologin; grant benchmark_member to %".',
                current_user, current_user;
        end;
    end if;
    if not pg_has_role(current_user, 'benchmark_member', 'member') then
        execute format('grant benchmark_member to %I', current_user);
    end if;
end $$;

create function registry.acting_organisation() returns int language sql stable as $$
    select nullif(current_setting('benchmark.organisation', true), '')::int
$$;

create function registry.acting_assessment() returns int language sql stable as $$
    select nullif(current_setting('benchmark.assessment', true), '')::int
$$;

create function registry.acting_sheet() returns smallint language sql stable as $$
    select nullif(current_setting('benchmark.sheet', true), '')::smallint
$$;

create function registry.acting_subject() returns text language sql stable as $$
    select nullif(current_setting('benchmark.subject', true), '')
$$;

create function registry.acts_as(variadic wanted text[]) returns boolean language sql stable as $$
    select coalesce(string_to_array(current_setting('benchmark.roles', true), ',') && wanted, false)
$$;

-- Keys: whether they may change anything, when they were last used, and which key took their place.
alter table registry.api_key
    add may_write    boolean not null default true,
    add last_used_at timestamptz,
    add replaced_by  text references registry.api_key (prefix);

-- Terms a person or key accepted, once per version.
create table registry.terms_acceptance (
    subject     text        not null,
    terms       text        not null,
    accepted_at timestamptz not null,
    primary key (subject, terms)
);

-- Who did what and to what; never the content.
create table registry.audit_event (
    audit_event_id  bigint      generated always as identity primary key,
    happened_at     timestamptz not null default now(),
    subject         text        not null,
    person          text        not null,
    roles           text        not null,
    organisation_id int,
    action          text        not null check (action ~ '^[a-z][A-Za-z]+$'),
    target          text
);
create index audit_event_of_organisation on registry.audit_event (organisation_id, audit_event_id);

create function registry.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'What happened stays written down: % of % is refused.', lower(tg_op), tg_table_name;
end $$;
create trigger never_changed before update or delete or truncate on registry.audit_event
    for each statement execute function registry.refuse_change();

-- A link that lets somebody without an account fill in one sheet. Only the hash of its secret is kept.
create table assessment.invitation (
    organisation_id int         not null,
    round_id        int         not null,
    assessment_id   int         not null,
    sheet           smallint    not null,
    token_hash      bytea       not null unique check (octet_length(token_hash) = 32),
    invited_at      timestamptz not null,
    expires_at      timestamptz not null,
    handed_in_at    timestamptz,
    primary key (organisation_id, round_id, assessment_id, sheet),
    foreign key (organisation_id, round_id, assessment_id, sheet) references assessment.sheet on delete cascade
);

-- Makes the tables of a round when the first answer is not part of an import.
create function assessment.ensure_partition(round int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not assessment.has_partition(round) then
        perform from assessment.round r where r.round_id = round for no key update;
        if not assessment.has_partition(round) then
            perform assessment.start_partition(round);
            perform assessment.finish_partition(round);
        end if;
    end if;
end $$;

-- The sheets that count: the organisation's own, those that came in a file, and those that raters handed in.
create view assessment.counted_sheet with (security_barrier) as
    select s.organisation_id, s.round_id, s.assessment_id, s.sheet, s.rater <> '' as is_confidential
    from   assessment.sheet s
    left   join assessment.invitation i using (organisation_id, round_id, assessment_id, sheet)
    where  i.invited_at is null or i.handed_in_at is not null;

-- Sums over the sheets that count, so that an organisation sees what its raters say together and never one of them: nothing
-- before the assessment is handed in, and nothing of a statement that too few raters rated.
create function assessment.rating_sums(organisation int, round int, assessment int, minimum_raters int)
returns table (statement text, raters bigint, total bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.code, count(*), sum(r.rating)
    from   assessment.counted_sheet c
    join   assessment.assessment a using (organisation_id, round_id, assessment_id)
    join   assessment.response r using (organisation_id, round_id, assessment_id, sheet)
    join   assessment.statement s using (statement_id)
    where  (c.organisation_id, c.round_id, c.assessment_id) = ($1, $2, $3)
    and    r.round_id = $2
    and    r.rating is not null
    and    $1 = registry.acting_organisation() and registry.acts_as('PROVIDER')
    group  by s.code
    having count(*) filter (where c.is_confidential) = 0
    or     (count(*) filter (where c.is_confidential) >= $4 and bool_and(a.status = 'SUBMITTED'))
$$;

-- How many raters handed in a sheet.
create function assessment.rater_count(organisation int, round int, assessment int) returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select count(*)
    from   assessment.counted_sheet
    where  (organisation_id, round_id, assessment_id) = ($1, $2, $3)
    and    $1 = registry.acting_organisation() and registry.acts_as('PROVIDER')
    and    exists (select from assessment.response r
                   where (r.round_id, r.organisation_id, r.assessment_id, r.sheet) = ($2, $1, $3, counted_sheet.sheet))
$$;

-- Which statements somebody answered on a sheet that counts; not what, and not who. In a scored edition only a rating answers.
create function assessment.answered_statements(organisation int, round int, assessment int, is_scored boolean) returns table (statement text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select distinct s.code
    from   assessment.counted_sheet c
    join   assessment.response r using (organisation_id, round_id, assessment_id, sheet)
    join   assessment.statement s using (statement_id)
    where  (c.organisation_id, c.round_id, c.assessment_id) = ($1, $2, $3)
    and    r.round_id = $2
    and    (r.rating is not null or (not $4 and (r.number is not null or r.narrative is not null)))
    and    $1 = registry.acting_organisation() and registry.acts_as('PROVIDER')
$$;

-- Sheets that invited raters began and did not hand in; they go when the assessment is handed in.
create function assessment.drop_unfinished_sheets(organisation int, round int, assessment int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if $1 is distinct from registry.acting_organisation() or not registry.acts_as('PROVIDER') then
        return;
    end if;
    delete from assessment.response r
    using  assessment.invitation i
    where  (i.organisation_id, i.round_id, i.assessment_id) = ($1, $2, $3) and i.handed_in_at is null
    and    (r.round_id, r.organisation_id, r.assessment_id, r.sheet) = (i.round_id, i.organisation_id, i.assessment_id, i.sheet);
    delete from assessment.sheet s
    using  assessment.invitation i
    where  (i.organisation_id, i.round_id, i.assessment_id) = ($1, $2, $3) and i.handed_in_at is null
    and    (s.organisation_id, s.round_id, s.assessment_id, s.sheet) = (i.organisation_id, i.round_id, i.assessment_id, i.sheet);
end $$;

-- Erases an organisation from every private table but two: the trail, which holds no content, and the members of releases, which
-- are numbers without a name and without which a release could not be proved again. The tables that others refer to go last.
create function registry.erase_organisation(reference text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    number int := (select o.organisation_id from registry.organisation o where o.reference = $1 for update);
    keeps  text;
begin
    if number is null then
        return false;
    end if;
    for keeps in
        select quote_ident(c.table_schema) || '.' || quote_ident(c.table_name)
        from   information_schema.columns c
        join   pg_class t on t.oid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass
        where  c.column_name = 'organisation_id' and c.table_schema in ('registry', 'assessment')
        and    t.relkind in ('r', 'p') and not t.relispartition
        and    c.table_name not in ('audit_event', 'release_member')
        order  by array_position(array['response', 'sheet', 'assessment', 'organisation'], c.table_name) nulls first
    loop
        execute format('delete from %s where organisation_id = $1', keeps) using number;
    end loop;
    return true;
end $$;

-- The product's own roles work on every row; members see what the policies say.
do $$
declare
    guarded text;
begin
    foreach guarded in array array[
        'registry.organisation', 'registry.corporate_group', 'registry.regulator_rating', 'registry.person', 'registry.api_key',
        'registry.terms_acceptance', 'registry.audit_event', 'assessment.assessment', 'assessment.sheet', 'assessment.response',
        'assessment.evidence', 'assessment.example', 'assessment.import', 'assessment.invitation'] loop
        execute format('alter table %s enable row level security', guarded);
        execute format('create policy product_works on %s to benchmark_vault, benchmark_builder using (true) with check (true)', guarded);
    end loop;
end $$;

create policy member_sees on registry.organisation for select to benchmark_member using (
    organisation_id = (select registry.acting_organisation())
    or (select registry.acts_as('SECTOR_BODY', 'REVIEWER', 'ADMINISTRATOR')));
create policy member_registers on registry.organisation for insert to benchmark_member with check (
    (select registry.acts_as('ADMINISTRATOR')));
create policy member_sees on registry.corporate_group for select to benchmark_member using (
    (select registry.acts_as('SECTOR_BODY', 'REVIEWER', 'ADMINISTRATOR'))
    or exists (select from registry.organisation o where o.corporate_group_id = corporate_group.corporate_group_id));
create policy member_registers on registry.corporate_group for insert to benchmark_member with check (
    (select registry.acts_as('ADMINISTRATOR')));
create policy member_sees on registry.regulator_rating for select to benchmark_member using (
    organisation_id = (select registry.acting_organisation()) and (select registry.acts_as('PROVIDER')));
create policy member_sees on registry.person for select to benchmark_member using ((select registry.acts_as('ADMINISTRATOR')));
create policy member_sees on registry.api_key for select to benchmark_member using (
    (select registry.acts_as('ADMINISTRATOR'))
    or (organisation_id = (select registry.acting_organisation()) and role = 'PROVIDER' and (select registry.acts_as('PROVIDER'))));
create policy member_sees on registry.terms_acceptance for select to benchmark_member using (subject = (select registry.acting_subject()));
create policy member_accepts on registry.terms_acceptance for insert to benchmark_member with check (subject = (select registry.acting_subject()));
create policy member_sees on registry.audit_event for select to benchmark_member using ((select registry.acts_as('ADMINISTRATOR')));
create policy member_leaves_a_trace on registry.audit_event for insert to benchmark_member with check (subject = (select registry.acting_subject()));

create policy provider_works on assessment.assessment to benchmark_member
    using (organisation_id = (select registry.acting_organisation()) and (select registry.acts_as('PROVIDER')))
    with check (organisation_id = (select registry.acting_organisation()) and (select registry.acts_as('PROVIDER')));
create policy rater_sees on assessment.assessment for select to benchmark_member using (
    organisation_id = (select registry.acting_organisation()) and assessment_id = (select registry.acting_assessment())
    and (select registry.acts_as('RATER')));
create policy provider_works on assessment.sheet to benchmark_member
    using (organisation_id = (select registry.acting_organisation()) and (select registry.acts_as('PROVIDER')))
    with check (organisation_id = (select registry.acting_organisation()) and (select registry.acts_as('PROVIDER')));
create policy rater_works on assessment.sheet to benchmark_member
    using (organisation_id = (select registry.acting_organisation()) and assessment_id = (select registry.acting_assessment())
           and sheet = (select registry.acting_sheet()) and (select registry.acts_as('RATER')))
    with check (organisation_id = (select registry.acting_organisation()) and assessment_id = (select registry.acting_assessment())
           and sheet = (select registry.acting_sheet()) and (select registry.acts_as('RATER')));
create policy provider_works on assessment.invitation to benchmark_member
    using (organisation_id = (select registry.acting_organisation()) and (select registry.acts_as('PROVIDER')))
    with check (organisation_id = (select registry.acting_organisation()) and (select registry.acts_as('PROVIDER')));
create policy rater_works on assessment.invitation to benchmark_member
    using (organisation_id = (select registry.acting_organisation()) and assessment_id = (select registry.acting_assessment())
           and sheet = (select registry.acting_sheet()) and (select registry.acts_as('RATER')))
    with check (organisation_id = (select registry.acting_organisation()) and assessment_id = (select registry.acting_assessment())
           and sheet = (select registry.acting_sheet()) and (select registry.acts_as('RATER')));

-- An organisation reads and writes its own sheet; a rater's sheet is the rater's alone.
create policy provider_works on assessment.response to benchmark_member
    using (organisation_id = (select registry.acting_organisation()) and (select registry.acts_as('PROVIDER'))
           and exists (select from assessment.sheet s where (s.organisation_id, s.round_id, s.assessment_id, s.sheet, s.rater)
               = (response.organisation_id, response.round_id, response.assessment_id, response.sheet, '')));
create policy rater_works on assessment.response to benchmark_member
    using (organisation_id = (select registry.acting_organisation()) and assessment_id = (select registry.acting_assessment())
           and sheet = (select registry.acting_sheet()) and (select registry.acts_as('RATER')));
create policy provider_works on assessment.evidence to benchmark_member
    using (organisation_id = (select registry.acting_organisation()) and (select registry.acts_as('PROVIDER'))
           and exists (select from assessment.sheet s where (s.organisation_id, s.round_id, s.assessment_id, s.sheet, s.rater)
               = (evidence.organisation_id, evidence.round_id, evidence.assessment_id, evidence.sheet, '')));
create policy provider_works on assessment.example to benchmark_member
    using (organisation_id = (select registry.acting_organisation()) and (select registry.acts_as('PROVIDER')));

revoke all on function registry.acting_organisation, registry.acting_assessment, registry.acting_sheet, registry.acting_subject,
    registry.acts_as, assessment.ensure_partition, assessment.rating_sums, assessment.rater_count, assessment.answered_statements,
    assessment.drop_unfinished_sheets, registry.erase_organisation from public;
grant execute on function registry.acting_organisation, registry.acting_assessment, registry.acting_sheet, registry.acting_subject,
    registry.acts_as to benchmark_member, benchmark_vault, benchmark_builder;
grant execute on function assessment.ensure_partition to benchmark_member, benchmark_vault;
grant execute on function registry.erase_organisation to benchmark_vault;
grant execute on function assessment.rating_sums, assessment.rater_count, assessment.answered_statements,
    assessment.drop_unfinished_sheets to benchmark_member;

grant usage on schema registry, assessment to benchmark_member;
grant select on registry.region, registry.size_band, assessment.framework, assessment.statement, assessment.round to benchmark_member;
grant select on registry.regulator_rating, registry.person to benchmark_member;
grant select (api_key_id, prefix, role, organisation_id, issued_by, issued_at, expires_at, revoked_at, may_write, last_used_at, replaced_by)
    on registry.api_key to benchmark_member;
grant select, insert on registry.organisation, registry.corporate_group, registry.terms_acceptance, registry.audit_event to benchmark_member;
grant select, insert, update, delete on assessment.assessment, assessment.sheet, assessment.invitation, assessment.response,
    assessment.evidence, assessment.example to benchmark_member;
grant select, insert on registry.audit_event, registry.terms_acceptance to benchmark_vault;
grant select, insert, update, delete on assessment.invitation to benchmark_vault;
grant usage on all sequences in schema registry, assessment to benchmark_member, benchmark_vault;
