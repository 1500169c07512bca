-- Means weighted to the sector, and figures of named sets: docs/methods/weighting.md and docs/methods/disclosure.md.

-- Some count services together, care homes with and without nursing for example: such a count names them all, in their order.
drop view release.sector_count;
alter table registry.sector_count drop constraint one_sector_count;
alter table registry.sector_count rename column service_type to service_types;
alter table registry.sector_count alter column service_types type text[] using case when service_types is not null then array[service_types] end;
alter table registry.sector_count
    add constraint one_sector_count unique nulls not distinct (region, size_band, service_types, as_of),
    add constraint some_service check (cardinality(service_types) > 0),
    add constraint as_many_as_there_can_be check (organisations <= 10000000);

create view release.sector_count as
    select region, size_band, service_types, organisations, source, as_of from registry.sector_count;

grant select on release.sector_count to benchmark_public, benchmark_builder;

-- Groups with a name of their own, fixed before anybody knows who answered.
create table assessment.named_set (
    round_id int  not null references assessment.round,
    code     text collate "C" not null check (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    title    text not null check (title <> ''),
    groups   json not null check (json_array_length(groups) > 0),
    primary key (round_id, code)
);

create function assessment.fixed_when_closed() returns trigger language plpgsql as $$
begin
    if exists (select from assessment.round r where r.round_id in (old.round_id, new.round_id) and r.closed_at is not null) then
        raise exception 'The named sets of a round are fixed when it closes.';
    end if;
    return coalesce(new, old);
end $$;

create trigger fixed_when_closed before insert or update or delete on assessment.named_set
    for each row execute function assessment.fixed_when_closed();

grant select, insert, delete on assessment.named_set to benchmark_vault;
grant select on assessment.named_set to benchmark_builder;

-- What a release knew of the sector when it was built. Later counts do not change it.
create table release.sector (
    release_id    int  not null references release.release,
    region        text,
    size_band     text,
    service_types text[],
    organisations int  not null,
    source        text not null,
    as_of         date not null,
    constraint one_count_of_a_kind unique nulls not distinct (release_id, region, size_band, service_types)
);

create table release.weighting (
    release_id int    not null primary key references release.release,
    outcome    text   not null check (outcome in ('SHOWN', 'WITHHELD', 'NOT_COUNTED')),
    dimensions text[],
    constraint shown_by_something check ((outcome = 'SHOWN') = (dimensions is not null))
);

create table release.weighted_mean (
    release_id int  not null references release.release,
    measure    text not null,
    mean       text not null check (mean ~ '^[1-4]\.[0-9][+-]?$'),
    primary key (release_id, measure)
);

create table release.named_set (
    release_id    int  not null references release.release,
    code          text collate "C" not null,
    title         text not null,
    groups        text not null,
    organisations int check (organisations >= 10 and organisations % 5 = 0),
    primary key (release_id, code)
);

create table release.set_figure (
    like release.figure including constraints,
    named_set text collate "C" not null,
    foreign key (release_id, named_set) references release.named_set,
    primary key (release_id, named_set, measure)
);
alter table release.set_figure drop column region, drop column size_band, drop column service_type, drop column authority_type;

do $$
declare
    part text;
begin
    foreach part in array array['sector', 'weighting', 'weighted_mean', 'named_set', 'set_figure'] loop
        execute format(
            'create trigger never_changed before update or delete or truncate on release.%1$I
                 for each statement execute function release.refuse_change();
             create trigger only_while_building after insert on release.%1$I
                 referencing new table as added for each statement execute function release.only_while_building();
             alter table release.%1$I enable row level security;
             create policy public_reads on release.%1$I for select to benchmark_public using (
                 exists (select from release.release r where r.release_id = %1$I.release_id and r.status = ''PUBLISHED''));
             create policy builder_works on release.%1$I to benchmark_builder using (true) with check (true);
             grant select on release.%1$I to benchmark_public, benchmark_builder;
             grant insert on release.%1$I to benchmark_builder', part);
    end loop;
end $$;
