-- Made-up and real answers are never mixed: a release is SYNTHETIC as a whole, or not at all.
create function assessment.keep_synthetic_apart() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (
        select from added a
        join   registry.organisation o using (organisation_id)
        join   assessment.round r using (round_id)
        where  o.is_synthetic <> r.is_synthetic) then
        raise exception 'Made-up and real answers are never mixed in a round.' using errcode = 'check_violation';
    end if;
    return null;
end $$;
revoke execute on function assessment.keep_synthetic_apart from public;

create trigger keep_synthetic_apart after insert on assessment.assessment
    referencing new table as added for each statement execute function assessment.keep_synthetic_apart();
