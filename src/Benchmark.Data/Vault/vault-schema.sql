-- What the migration builder cannot say about the private side: the partitioned answers, who may do what, and bulk load.

do $$
declare
    wanted text;
begin
    foreach wanted in array array['benchmark_vault', 'benchmark_builder', 'benchmark_public'] loop
        if not exists (select from pg_roles where rolname = wanted) then
            begin
                execute format('create role %I nologin', wanted);
            exception when insufficient_privilege then
                raise exception 'The role % does not exist and % may not create it: let an administrator run "create role % nologin; grant % to %".',
                    wanted, current_user, wanted, wanted, current_user;
            end;
        end if;
        if not pg_has_role(current_user, wanted, 'member') then
            execute format('grant %I to %I', wanted, current_user);
        end if;
    end loop;
end $$;

-- One partition per round, so that a round is loaded into bare tables whose keys and checks come after.
create table assessment.response (
    round_id        int      not null,
    organisation_id int      not null,
    assessment_id   int      not null,
    statement_id    smallint not null,
    sheet           smallint not null,
    rating          smallint constraint response_rating_is_a_digit check (rating between 1 and 9),
    number          double precision,
    narrative       text,
    constraint response_pkey primary key (round_id, organisation_id, assessment_id, sheet, statement_id),
    constraint response_organisation_id_round_id_assessment_id_sheet_fkey
        foreign key (organisation_id, round_id, assessment_id, sheet) references assessment.sheet,
    constraint response_statement_id_fkey foreign key (statement_id) references assessment.statement
) partition by list (round_id);

-- A partition of evidence refers to the partition of responses of the same round.
create table assessment.evidence (
    round_id        int      not null,
    organisation_id int      not null,
    assessment_id   int      not null,
    statement_id    smallint not null,
    sheet           smallint not null,
    ordinal         smallint not null,
    kind            text,
    reference       text     not null,
    constraint evidence_pkey primary key (round_id, organisation_id, assessment_id, sheet, statement_id, ordinal)
) partition by list (round_id);

-- Makes the bare tables of a round. What is copied into them in the same transaction needs no write-ahead log.
create function assessment.start_partition(round int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    execute format('create table assessment.response_%1$s (like assessment.response)', round);
    execute format('create table assessment.evidence_%1$s (like assessment.evidence)', round);
    execute format('grant insert on assessment.response_%1$s, assessment.evidence_%1$s to benchmark_vault', round);
end $$;

-- Adds the keys and checks and makes the tables a part of the whole; the check on the round spares a second scan.
create function assessment.finish_partition(round int) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    execute format($sql$
        alter table assessment.response_%1$s
            add constraint response_%1$s_pkey primary key (round_id, organisation_id, assessment_id, sheet, statement_id),
            add constraint response_rating_is_a_digit check (rating between 1 and 9),
            add constraint response_is_of_its_round check (round_id = %1$s),
            add constraint response_organisation_id_round_id_assessment_id_sheet_fkey
                foreign key (organisation_id, round_id, assessment_id, sheet) references assessment.sheet,
            add constraint response_statement_id_fkey foreign key (statement_id) references assessment.statement;
        alter table assessment.evidence_%1$s
            add constraint evidence_%1$s_pkey primary key (round_id, organisation_id, assessment_id, sheet, statement_id, ordinal),
            add constraint evidence_is_of_its_round check (round_id = %1$s),
            add constraint evidence_shows_a_response
                foreign key (round_id, organisation_id, assessment_id, sheet, statement_id)
                references assessment.response_%1$s on delete cascade;
        revoke insert on assessment.response_%1$s, assessment.evidence_%1$s from benchmark_vault;
        alter table assessment.response attach partition assessment.response_%1$s for values in (%1$s);
        alter table assessment.evidence attach partition assessment.evidence_%1$s for values in (%1$s);
        $sql$, round);
end $$;

-- Whether a round has its tables already, so that answers must be added one by one.
create function assessment.has_partition(round int) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
    select to_regclass(format('assessment.response_%s', round)) is not null
$$;

-- The private side is closed to everybody but the two roles that work on it.
revoke all on all functions in schema assessment from public;
grant execute on function assessment.start_partition, assessment.finish_partition, assessment.has_partition to benchmark_vault;

grant usage on schema registry, assessment to benchmark_vault, benchmark_builder;
grant select on registry.region, registry.size_band to benchmark_vault, benchmark_builder;
grant select on assessment.framework, assessment.statement to benchmark_vault, benchmark_builder;
grant select, insert, update, delete on
    registry.corporate_group, registry.organisation, registry.regulator_rating, registry.person, registry.api_key,
    assessment.round, assessment.assessment, assessment.sheet, assessment.response, assessment.evidence, assessment.example,
    assessment.import to benchmark_vault;
grant select on
    registry.corporate_group, registry.organisation, registry.regulator_rating,
    assessment.round, assessment.assessment, assessment.sheet, assessment.response, assessment.evidence, assessment.example
    to benchmark_builder;
grant usage on all sequences in schema registry, assessment to benchmark_vault;
