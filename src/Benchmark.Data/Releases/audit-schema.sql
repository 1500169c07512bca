-- What an audit found, kept with the release and as unchangeable: docs/methods/disclosure.md, "The audit".

create table release.audit (
    release_id int  not null primary key references release.release,
    report     json not null,
    page       text not null
);

create trigger never_changed before update or delete or truncate on release.audit
    for each statement execute function release.refuse_change();

alter table release.audit enable row level security;

create policy public_reads on release.audit for select to benchmark_public using (
    exists (select from release.release r where r.release_id = audit.release_id and r.status in ('PUBLISHED', 'WITHDRAWN')));
create policy builder_works on release.audit to benchmark_builder using (true) with check (true);

grant select on release.audit to benchmark_public, benchmark_builder;
grant insert on release.audit to benchmark_builder;
