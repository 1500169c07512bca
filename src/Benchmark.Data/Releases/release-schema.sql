-- The published side: what disclosure control let through, immutable. Method: docs/methods/figures.md.
-- Numbers that may be coded are text: '3.1' as it is, '3.8+' or above, '1.2-' or below.

create schema release;

create table release.release (
    release_id        int generated always as identity primary key,
    framework_code    text not null,
    framework_edition text not null,
    framework         text not null,
    perspective       text,
    version           text not null check (version ~ '^[1-9][0-9]*\.[0-9]+\.[0-9]+$'),
    round_code        text not null,
    round_title       text not null,
    round_opens_at    timestamptz not null,
    round_closes_at   timestamptz not null,
    status            text not null default 'BUILDING'
                      check (status in ('BUILDING', 'DRAFT', 'AUDITED', 'APPROVED', 'PUBLISHED', 'WITHDRAWN')),
    built_at          timestamptz not null,
    published_at      timestamptz,
    withdrawn_because text,
    policy_code       text not null,
    policy_version    text not null,
    policy            text not null,
    minimum_groups    int not null,
    policy_summary    text not null,
    size_bands        text not null,
    dimensions        text[] not null,
    is_synthetic      boolean not null,
    manifest          text,
    checksum          text,
    constraint one_version unique nulls not distinct (framework_code, framework_edition, perspective, version),
    constraint sealed_when_built check ((status = 'BUILDING') = (checksum is null) and (checksum is null) = (manifest is null)),
    constraint published_has_a_date check (status not in ('PUBLISHED', 'WITHDRAWN') or published_at is not null),
    constraint withdrawn_has_a_reason check ((status = 'WITHDRAWN') = (withdrawn_because is not null))
);

create table release.figure (
    release_id           int not null references release.release,
    measure              text not null,
    region               text,
    size_band            text,
    service_type         text,
    authority_type       text,
    withheld             boolean not null,
    contributors         int check (contributors >= 10 and contributors % 5 = 0),
    mean                 text check (mean ~ '^[1-4]\.[0-9][+-]?$'),
    median               text check (median ~ '^[1-4]\.[0-9][+-]?$'),
    lower_quartile       text check (lower_quartile ~ '^[1-4]\.[0-9][+-]?$'),
    upper_quartile       text check (upper_quartile ~ '^[1-4]\.[0-9][+-]?$'),
    tenth_percentile     text check (tenth_percentile ~ '^[1-4]\.[0-9][+-]?$'),
    ninetieth_percentile text check (ninetieth_percentile ~ '^[1-4]\.[0-9][+-]?$'),
    standard_deviation   text check (standard_deviation ~ '^[0-3]\.[0-9]-?$'),
    shares               text[],
    rated_three_or_four  text check (rated_three_or_four ~ '^[0-9]{1,3}[+-]?$'),
    constraint one_figure unique nulls not distinct (release_id, measure, region, size_band, service_type, authority_type),
    constraint withheld_holds_no_number check (
        case when withheld
             then num_nonnulls(contributors, mean, median, lower_quartile, upper_quartile, tenth_percentile,
                               ninetieth_percentile, standard_deviation, shares, rated_three_or_four) = 0
             else num_nonnulls(contributors, mean) = 2 end),
    constraint quantiles_come_in_pairs check (
        num_nonnulls(lower_quartile, upper_quartile) <> 1 and num_nonnulls(tenth_percentile, ninetieth_percentile) <> 1),
    constraint shares_come_with_a_spread check (
        num_nonnulls(shares, rated_three_or_four) <> 1 and (shares is null or standard_deviation is not null))
);

create table release.participation (
    release_id     int not null references release.release,
    region         text,
    size_band      text,
    service_type   text,
    authority_type text,
    organisations  int check (organisations >= 10 and organisations % 5 = 0),
    constraint one_count unique nulls not distinct (release_id, region, size_band, service_type, authority_type)
);

create table release.completeness (
    release_id     int not null references release.release,
    domain         text not null,
    region         text,
    size_band      text,
    service_type   text,
    authority_type text,
    share          text check (share ~ '^[0-9]{1,3}[+-]?$'),
    constraint one_share unique nulls not distinct (release_id, domain, region, size_band, service_type, authority_type)
);

-- Rounds are public facts; the answers given in them are not.
create view release.round as
    select r.code, r.title, f.code as framework_code, f.edition as framework_edition, r.opens_at, r.closes_at,
           r.closed_at, r.is_synthetic
    from   assessment.round r
    join   assessment.framework f using (framework_id);

create function release.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'A release is never changed: % of % is refused.', lower(tg_op), tg_table_name
        using hint = 'Withdraw the release as a whole and publish the next one.';
end $$;

create function release.only_while_building() returns trigger language plpgsql as $$
begin
    if exists (select from added join release.release using (release_id) where status <> 'BUILDING') then
        raise exception 'A release is never changed: adding to % is refused once it is built.', tg_table_name
            using hint = 'Withdraw the release as a whole and publish the next one.';
    end if;
    return null;
end $$;

create function release.only_forward() returns trigger language plpgsql as $$
begin
    if (old.status, new.status) not in (
           ('BUILDING', 'DRAFT'), ('DRAFT', 'AUDITED'), ('AUDITED', 'APPROVED'), ('APPROVED', 'PUBLISHED'),
           ('PUBLISHED', 'WITHDRAWN')) then
        raise exception 'A release does not go from % to %.', old.status, new.status;
    end if;
    if (to_jsonb(old) - array['status', 'published_at', 'withdrawn_because']
         - case when old.status = 'BUILDING' then array['manifest', 'checksum'] else '{}'::text[] end
       <> to_jsonb(new) - array['status', 'published_at', 'withdrawn_because']
         - case when old.status = 'BUILDING' then array['manifest', 'checksum'] else '{}'::text[] end
       or (old.published_at is not null and new.published_at is distinct from old.published_at)) then
        raise exception 'A release is never changed: only its status goes forward.';
    end if;
    if new.status in ('PUBLISHED', 'WITHDRAWN') then
        perform pg_notify('release_published', new.release_id::text);
    end if;
    return new;
end $$;

create trigger only_forward before update on release.release for each row execute function release.only_forward();
create trigger never_deleted before delete or truncate on release.release for each statement execute function release.refuse_change();
create trigger never_changed before update or delete or truncate on release.figure for each statement execute function release.refuse_change();
create trigger only_while_building after insert on release.figure
    referencing new table as added for each statement execute function release.only_while_building();
create trigger never_changed before update or delete or truncate on release.participation for each statement execute function release.refuse_change();
create trigger only_while_building after insert on release.participation
    referencing new table as added for each statement execute function release.only_while_building();
create trigger never_changed before update or delete or truncate on release.completeness for each statement execute function release.refuse_change();
create trigger only_while_building after insert on release.completeness
    referencing new table as added for each statement execute function release.only_while_building();

-- The public sees what is published, and of what was withdrawn only that it was.
alter table release.release enable row level security;
alter table release.figure enable row level security;
alter table release.participation enable row level security;
alter table release.completeness enable row level security;

create policy public_reads on release.release for select to benchmark_public using (status in ('PUBLISHED', 'WITHDRAWN'));
create policy public_reads on release.figure for select to benchmark_public using (
    exists (select from release.release r where r.release_id = figure.release_id and r.status = 'PUBLISHED'));
create policy public_reads on release.participation for select to benchmark_public using (
    exists (select from release.release r where r.release_id = participation.release_id and r.status = 'PUBLISHED'));
create policy public_reads on release.completeness for select to benchmark_public using (
    exists (select from release.release r where r.release_id = completeness.release_id and r.status = 'PUBLISHED'));
create policy builder_works on release.release to benchmark_builder using (true) with check (true);
create policy builder_works on release.figure to benchmark_builder using (true) with check (true);
create policy builder_works on release.participation to benchmark_builder using (true) with check (true);
create policy builder_works on release.completeness to benchmark_builder using (true) with check (true);

grant usage on schema release to benchmark_public, benchmark_builder;
grant select on release.release, release.figure, release.participation, release.completeness, release.round
    to benchmark_public, benchmark_builder;
grant insert on release.release, release.figure, release.participation, release.completeness to benchmark_builder;
grant update (status, published_at, withdrawn_because, manifest, checksum) on release.release to benchmark_builder;

-- Who did what to a release: private, and only added to.
create table registry.release_step (
    release_id int not null references release.release,
    step       text not null check (step in ('BUILT', 'AUDITED', 'APPROVED', 'PUBLISHED', 'WITHDRAWN')),
    person     text not null,
    taken_at   timestamptz not null,
    primary key (release_id, step)
);

-- Who took part and where they stood when the release was built: private, so that its proof can be repeated.
create table registry.release_member (
    release_id      int not null references release.release,
    organisation_id int not null,
    corporate_group int not null,
    region          text,
    size_band       text,
    service_type    text,
    authority_type  text,
    primary key (release_id, organisation_id)
);

create trigger never_changed before update or delete or truncate on registry.release_member
    for each statement execute function release.refuse_change();
create trigger only_while_building after insert on registry.release_member
    referencing new table as added for each statement execute function release.only_while_building();

create function registry.two_people() returns trigger language plpgsql as $$
begin
    if new.step = 'APPROVED' and exists (
        select from registry.release_step s
        where s.release_id = new.release_id and s.step = 'BUILT' and s.person = new.person) then
        raise exception 'The person who built a release does not approve it.';
    end if;
    return new;
end $$;

create trigger two_people before insert on registry.release_step for each row execute function registry.two_people();
create trigger never_changed before update or delete or truncate on registry.release_step
    for each statement execute function release.refuse_change();

grant select, insert on registry.release_step, registry.release_member to benchmark_builder;
