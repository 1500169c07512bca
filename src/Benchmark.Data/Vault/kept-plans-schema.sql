-- What an organisation's sheets come to is asked for every report and every look at the own scores. In this language a
-- connection keeps the plan; one plan serves every round, since partitions are left out when it runs, and the sheets that count
-- are found before their answers. Making a plan anew each time took ten times as long as running it. The rules are those of
-- access-schema.sql.

create or replace function assessment.rating_sums(organisation int, round int, assessment int, minimum_raters int)
returns table (statement text, raters bigint, total bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
    return query
    with counted as materialized (
        select c.sheet, c.is_confidential, a.status
        from   assessment.counted_sheet c
        join   assessment.assessment a using (organisation_id, round_id, assessment_id)
        where  (c.organisation_id, c.round_id, c.assessment_id) = ($1, $2, $3)
        and    $1 = registry.acting_organisation() and registry.acts_as('PROVIDER'))
    select s.code, count(*), sum(r.rating)
    from   counted c
    join   assessment.response r on (r.round_id, r.organisation_id, r.assessment_id, r.sheet) = ($2, $1, $3, c.sheet)
    join   assessment.statement s using (statement_id)
    where  r.rating is not null
    group  by s.code
    having count(*) filter (where c.is_confidential) = 0
    or     (count(*) filter (where c.is_confidential) >= $4 and bool_and(c.status = 'SUBMITTED'));
end $$;

create or replace function assessment.rater_count(organisation int, round int, assessment int) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set plan_cache_mode = force_generic_plan as $$
begin
    return (
        select count(*)
        from   assessment.counted_sheet c
        where  (c.organisation_id, c.round_id, c.assessment_id) = ($1, $2, $3)
        and    $1 = registry.acting_organisation() and registry.acts_as('PROVIDER')
        and    exists (select from assessment.response r
                       where (r.round_id, r.organisation_id, r.assessment_id, r.sheet) = ($2, $1, $3, c.sheet)));
end $$;
