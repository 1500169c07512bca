-- Anonymised assessments, for researchers alone: docs/methods/microdata.md. The public role reads nothing of them.

do $$
begin
    if not exists (select from pg_roles where rolname = 'benchmark_researcher') then
        begin
            create role benchmark_researcher nologin;
        exception when insufficient_privilege then
            raise exception 'The role benchmark_researcher does not exist and % may not create it: let an administrator run "create role benchmark_researcher nologin; grant benchmark_researcher to %".',
                current_user, current_user;
        end;
    end if;
    if not pg_has_role(current_user, 'benchmark_researcher', 'member') then
        execute format('grant benchmark_researcher to %I', current_user);
    end if;
end $$;

create table release.assessment (
    release_id     int not null references release.release,
    code           text collate "C" not null check (code ~ '^[0-9a-f]{32}$'),
    region         text,
    size_band      text,
    service_type   text,
    authority_type text,
    ratings        smallint[] not null,
    primary key (release_id, code)
);

create table release.assessment_risk (
    release_id int  not null primary key references release.release,
    report     text not null
);

create trigger never_changed before update or delete or truncate on release.assessment
    for each statement execute function release.refuse_change();
create trigger only_while_building after insert on release.assessment
    referencing new table as added for each statement execute function release.only_while_building();
create trigger never_changed before update or delete or truncate on release.assessment_risk
    for each statement execute function release.refuse_change();
create trigger only_while_building after insert on release.assessment_risk
    referencing new table as added for each statement execute function release.only_while_building();

alter table release.assessment enable row level security;
alter table release.assessment_risk enable row level security;

-- The researchers' role reads no other table, so what is published is told to it by a function, once for each query.
create function release.published_releases() returns setof int language sql stable security definer set search_path = '' as $$
    select release_id from release.release where status = 'PUBLISHED'
$$;
revoke execute on function release.published_releases from public;
grant execute on function release.published_releases to benchmark_researcher;

create policy researcher_reads on release.assessment for select to benchmark_researcher
    using (release_id in (select release.published_releases()));
create policy researcher_reads on release.assessment_risk for select to benchmark_researcher
    using (release_id in (select release.published_releases()));
create policy builder_works on release.assessment to benchmark_builder using (true) with check (true);
create policy builder_works on release.assessment_risk to benchmark_builder using (true) with check (true);

grant usage on schema release to benchmark_researcher;
grant select on release.assessment, release.assessment_risk to benchmark_researcher, benchmark_builder;
grant insert on release.assessment, release.assessment_risk to benchmark_builder;
