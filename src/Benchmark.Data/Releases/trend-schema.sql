-- Groups whose change since an earlier release is shown, and how much of the sector a release covers: docs/methods/disclosure.md.

create table release.trend (
    release_id     int not null references release.release,
    earlier_id     int not null references release.release,
    region         text,
    size_band      text,
    service_type   text,
    authority_type text,
    constraint one_trend unique nulls not distinct (release_id, earlier_id, region, size_band, service_type, authority_type),
    constraint earlier_is_earlier check (earlier_id < release_id)
);

create trigger never_changed before update or delete or truncate on release.trend for each statement execute function release.refuse_change();
create trigger only_while_building after insert on release.trend
    referencing new table as added for each statement execute function release.only_while_building();

alter table release.trend enable row level security;

create policy public_reads on release.trend for select to benchmark_public using (
    exists (select from release.release r where r.release_id = trend.release_id and r.status = 'PUBLISHED'));
create policy builder_works on release.trend to benchmark_builder using (true) with check (true);

grant select on release.trend to benchmark_public, benchmark_builder;
grant insert on release.trend to benchmark_builder;

alter table release.release add coverage text check (coverage ~ '^[0-9]{1,3}[+-]?$');

-- Two releases of the same answers tell more than each: one is public at a time, and what was public before an audit was part of it.
create unique index one_public_release on release.release (framework_code, framework_edition, round_code, perspective)
    nulls not distinct where status = 'PUBLISHED';

create function release.audit_is_of_today() returns trigger language plpgsql as $$
begin
    if new.status = 'PUBLISHED' and exists (
        select from release.release other
        join   registry.release_step built on built.release_id = new.release_id and built.step = 'BUILT'
        join   registry.release_step seen on seen.release_id = other.release_id and seen.step = 'PUBLISHED'
        where  other.release_id <> new.release_id and seen.taken_at >= built.taken_at
               and (other.framework_code, other.framework_edition, other.round_code) = (new.framework_code, new.framework_edition, new.round_code)
               and other.perspective is not distinct from new.perspective) then
        raise exception 'Another release of the same answers was published since this one was built.'
            using constraint = 'audit_is_of_today', hint = 'Build the round again.';
    end if;
    return new;
end $$;

create trigger audit_is_of_today before update on release.release for each row execute function release.audit_is_of_today();
