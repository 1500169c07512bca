-- Two people are two people, however many keys and sign-ins each of them has: docs/methods/people.md.
-- known_as holds a person's names as they are compared; empty where nobody knows who it is, null from before names were kept.
-- Who is acting is read from one more setting of the transaction: benchmark.known_as, one name in each line.

alter table registry.api_key
    add holder   text,
    add known_as text[],
    add constraint api_key_of_a_holder_knows_them check ((holder is null) = (known_as is null) and holder <> '' and known_as <> '{}');
grant select (holder) on registry.api_key to benchmark_member;
alter table registry.release_step add known_as text[];
alter table assessment.example_offer add known_as text[], add rewriter_known_as text[];
alter table assessment.example_approval add known_as text[];

create function registry.acting_person() returns text[] language sql stable as $$
    select coalesce(string_to_array(nullif(current_setting('benchmark.known_as', true), ''), E'\n'), '{}')
$$;

-- Whether the acting person is of an organisation: works for it now, or ever held a key of it or offered an example for it.
create function registry.is_of(organisation int) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(organisation = registry.acting_organisation(), false)
        or exists (select from registry.api_key k where k.organisation_id = organisation and k.known_as && registry.acting_person())
        or exists (select from assessment.example_offer o where o.organisation_id = organisation and o.known_as && registry.acting_person())
$$;

-- Releases: who built one does not approve it.
create or replace function registry.two_people() returns trigger language plpgsql as $$
begin
    if new.step in ('BUILT', 'APPROVED') and coalesce(cardinality(new.known_as), 0) = 0 then
        raise exception 'It is known who builds and who approves a release.';
    end if;
    -- A step from before names were kept says what its actor was called: a name, or a key that nobody knows the holder of.
    if new.step = 'APPROVED' and exists (
        select from registry.release_step s
        where s.release_id = new.release_id and s.step = 'BUILT'
        and   (s.person = new.person or s.known_as && new.known_as or (s.known_as is null and starts_with(s.person, 'bmk_')))) then
        raise exception 'The person who built a release does not approve it.';
    end if;
    return new;
end $$;

-- Examples: who rewrote one does not approve it, and nobody approves it twice.
create or replace function assessment.approval_is_by_another() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    rewriter text[];
begin
    select o.rewriter_known_as into rewriter from assessment.example_offer o
    where  (o.organisation_id, o.offer_id) = (new.organisation_id, new.offer_id) for no key update;
    new.known_as := registry.acting_person();
    if new.known_as = '{}' or coalesce(rewriter, '{}') = '{}' then
        raise exception 'It is known who rewrites and who approves an example.' using errcode = 'check_violation';
    end if;
    if new.known_as && rewriter then
        raise exception 'Who rewrote an example does not approve it.' using errcode = 'check_violation';
    end if;
    if exists (select from assessment.example_approval a
               where (a.organisation_id, a.offer_id) = (new.organisation_id, new.offer_id) and a.known_as && new.known_as) then
        raise exception 'Nobody approves an example twice.' using errcode = 'check_violation';
    end if;
    return new;
end $$;

drop policy member_approves on assessment.example_approval;
create policy member_approves on assessment.example_approval for insert to benchmark_member with check (
    subject = (select registry.acting_subject()) and is_own = registry.is_of(organisation_id)
    and case when organisation_id = (select registry.acting_organisation()) then (select registry.acts_as('PROVIDER', 'REVIEWER', 'ADMINISTRATOR'))
             else (select registry.acts_as('REVIEWER', 'ADMINISTRATOR')) end);

create or replace function assessment.keep_example_in_step() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        delete from release.example e where e.example_id = old.published_as;
        return old;
    end if;
    if tg_op = 'INSERT' then
        if new.status <> 'OFFERED' or new.wording is not null or new.consented_by is distinct from registry.acting_subject() then
            raise exception 'An example begins as an offer, with the consent of who offers it.' using errcode = 'check_violation';
        end if;
        new.known_as := registry.acting_person();
        return new;
    end if;
    if (new.organisation_id, new.offer_id, new.framework_id, new.area, new.text, new.consented_by, new.consented_at, new.known_as)
        is distinct from (old.organisation_id, old.offer_id, old.framework_id, old.area, old.text, old.consented_by, old.consented_at, old.known_as) then
        raise exception 'What was offered, and the consent to it, stay as they were.' using errcode = 'check_violation';
    end if;
    if old.status in ('REJECTED', 'TAKEN_DOWN') and new.status <> old.status then
        raise exception 'An example that was rejected or taken down stays so.' using errcode = 'check_violation';
    end if;
    if new.status = 'REJECTED' and old.status <> 'REJECTED' and not registry.acts_as('REVIEWER', 'ADMINISTRATOR') then
        raise exception 'Reviewers and administrators reject examples.' using errcode = 'check_violation';
    end if;
    if (new.wording, new.rewritten_by, new.rewriter_known_as, new.revision)
        is distinct from (old.wording, old.rewritten_by, old.rewriter_known_as, old.revision) then
        if old.status = 'PUBLISHED' then
            raise exception 'The words of a published example do not change.' using errcode = 'check_violation';
        end if;
        if not registry.acts_as('REVIEWER') or new.rewritten_by is distinct from registry.acting_subject() then
            raise exception 'Reviewers rewrite examples, each in their own name.' using errcode = 'check_violation';
        end if;
        new.rewriter_known_as := registry.acting_person();
        new.revision := old.revision + 1;
        delete from assessment.example_approval a where (a.organisation_id, a.offer_id) = (new.organisation_id, new.offer_id);
    end if;
    if new.status = 'PUBLISHED' and old.status <> 'PUBLISHED' then
        if (select count(*) < 2 or bool_and(a.is_own) from assessment.example_approval a
            where (a.organisation_id, a.offer_id) = (new.organisation_id, new.offer_id) and a.known_as <> '{}') then
            raise exception 'Two people approve an example, one of them from elsewhere.' using errcode = 'check_violation';
        end if;
        insert into release.example (framework_code, framework_edition, area, text, published_on)
        select f.code, f.edition, new.area, new.wording, current_date
        from   assessment.framework f where f.framework_id = new.framework_id
        returning example_id into new.published_as;
    elsif new.status <> 'PUBLISHED' and old.status = 'PUBLISHED' then
        delete from release.example e where e.example_id = old.published_as;
        new.published_as := null;
    end if;
    return new;
end $$;

revoke all on function registry.acting_person, registry.is_of from public;
grant execute on function registry.acting_person, registry.is_of to benchmark_member, benchmark_vault, benchmark_builder;
