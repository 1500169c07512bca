-- How many organisations there are in the whole sector, as others published it: a public fact, kept with its source and day.

create table registry.sector_count (
    region        text references registry.region,
    size_band     text check (size_band in ('MICRO', 'SMALL', 'MEDIUM', 'LARGE')),
    service_type  text,
    organisations int  not null check (organisations >= 0),
    source        text not null,
    as_of         date not null,
    constraint one_sector_count unique nulls not distinct (region, size_band, service_type, as_of)
);

create view release.sector_count as
    select region, size_band, service_type, organisations, source, as_of from registry.sector_count;

grant select, insert, update on registry.sector_count to benchmark_vault;
grant select on release.sector_count to benchmark_public, benchmark_builder;
