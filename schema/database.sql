CREATE SCHEMA assessment;

CREATE SCHEMA registry;

CREATE SCHEMA release;

CREATE FUNCTION assessment.answered_statements(organisation integer, round integer, assessment integer, is_scored boolean) RETURNS TABLE(statement text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
    select distinct s.code
    from   assessment.counted_sheet c
    join   assessment.response r using (organisation_id, round_id, assessment_id, sheet)
    join   assessment.statement s using (statement_id)
    where  (c.organisation_id, c.round_id, c.assessment_id) = ($1, $2, $3)
    and    r.round_id = $2
    and    (r.rating is not null or (not $4 and (r.number is not null or r.narrative is not null)))
    and    $1 = registry.acting_organisation() and registry.acts_as('PROVIDER')
$_$;

CREATE FUNCTION assessment.approval_is_by_another() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

CREATE FUNCTION assessment.commented_organisation(given text) RETURNS TABLE(name text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select o.name from assessment.comment_code c join registry.organisation o using (organisation_id) where c.code = given
$$;

CREATE FUNCTION assessment.drop_unfinished_sheets(organisation integer, round integer, assessment integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
begin
    if $1 is distinct from registry.acting_organisation() or not registry.acts_as('PROVIDER') then
        return;
    end if;
    delete from assessment.response r
    using  assessment.invitation i
    where  (i.organisation_id, i.round_id, i.assessment_id) = ($1, $2, $3) and i.handed_in_at is null
    and    (r.round_id, r.organisation_id, r.assessment_id, r.sheet) = (i.round_id, i.organisation_id, i.assessment_id, i.sheet);
    delete from assessment.sheet s
    using  assessment.invitation i
    where  (i.organisation_id, i.round_id, i.assessment_id) = ($1, $2, $3) and i.handed_in_at is null
    and    (s.organisation_id, s.round_id, s.assessment_id, s.sheet) = (i.organisation_id, i.round_id, i.assessment_id, i.sheet);
end $_$;

CREATE FUNCTION assessment.ensure_partition(round integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
    if not assessment.has_partition(round) then
        perform from assessment.round r where r.round_id = round for no key update;
        if not assessment.has_partition(round) then
            perform assessment.start_partition(round);
            perform assessment.finish_partition(round);
        end if;
    end if;
end $$;

CREATE FUNCTION assessment.finish_partition(round integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
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
end $_$;

CREATE FUNCTION assessment.fixed_when_closed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if exists (select from assessment.round r where r.round_id in (old.round_id, new.round_id) and r.closed_at is not null) then
        raise exception 'The named sets of a round are fixed when it closes.';
    end if;
    return coalesce(new, old);
end $$;

CREATE FUNCTION assessment.has_partition(round integer) RETURNS boolean
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select to_regclass(format('assessment.response_%s', round)) is not null
$$;

CREATE FUNCTION assessment.keep_example_in_step() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

CREATE FUNCTION assessment.keep_synthetic_apart() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
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

CREATE FUNCTION assessment.rater_count(organisation integer, round integer, assessment integer) RETURNS bigint
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $_$
begin
    return (
        select count(*)
        from   assessment.counted_sheet c
        where  (c.organisation_id, c.round_id, c.assessment_id) = ($1, $2, $3)
        and    $1 = registry.acting_organisation() and registry.acts_as('PROVIDER')
        and    exists (select from assessment.response r
                       where (r.round_id, r.organisation_id, r.assessment_id, r.sheet) = ($2, $1, $3, c.sheet)));
end $_$;

CREATE FUNCTION assessment.rating_sums(organisation integer, round integer, assessment integer, minimum_raters integer) RETURNS TABLE(statement text, raters bigint, total bigint)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    AS $_$
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
end $_$;

CREATE FUNCTION assessment.record_comment(given text, words text, moment timestamp with time zone, most integer) RETURNS text
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
declare
    concerned int;
begin
    select c.organisation_id into concerned from assessment.comment_code c where c.code = given for update;
    if concerned is null then
        return 'UNKNOWN';
    end if;
    if (select count(*) from assessment.comment c
        where c.organisation_id = concerned and c.commented_at > moment - interval '1 day') >= most then
        return 'FULL';
    end if;
    insert into assessment.comment (organisation_id, text, commented_at) values (concerned, words, moment);
    return 'KEPT';
end $$;

CREATE FUNCTION assessment.start_partition(round integer) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
begin
    execute format('create table assessment.response_%1$s (like assessment.response)', round);
    execute format('create table assessment.evidence_%1$s (like assessment.evidence)', round);
    execute format('grant insert on assessment.response_%1$s, assessment.evidence_%1$s to benchmark_vault', round);
end $_$;

CREATE FUNCTION registry.acting_assessment() RETURNS integer
    LANGUAGE sql STABLE
    AS $$
    select nullif(current_setting('benchmark.assessment', true), '')::int
$$;

CREATE FUNCTION registry.acting_organisation() RETURNS integer
    LANGUAGE sql STABLE
    AS $$
    select nullif(current_setting('benchmark.organisation', true), '')::int
$$;

CREATE FUNCTION registry.acting_person() RETURNS text[]
    LANGUAGE sql STABLE
    AS $$
    select coalesce(string_to_array(nullif(current_setting('benchmark.known_as', true), ''), E'\n'), '{}')
$$;

CREATE FUNCTION registry.acting_sheet() RETURNS smallint
    LANGUAGE sql STABLE
    AS $$
    select nullif(current_setting('benchmark.sheet', true), '')::smallint
$$;

CREATE FUNCTION registry.acting_subject() RETURNS text
    LANGUAGE sql STABLE
    AS $$
    select nullif(current_setting('benchmark.subject', true), '')
$$;

CREATE FUNCTION registry.acts_as(VARIADIC wanted text[]) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
    select coalesce(string_to_array(current_setting('benchmark.roles', true), ',') && wanted, false)
$$;

CREATE FUNCTION registry.erase_organisation(reference text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $_$
declare
    number int := (select o.organisation_id from registry.organisation o where o.reference = $1 for update);
    keeps  text;
begin
    if number is null then
        return false;
    end if;
    for keeps in
        select quote_ident(c.table_schema) || '.' || quote_ident(c.table_name)
        from   information_schema.columns c
        join   pg_class t on t.oid = (quote_ident(c.table_schema) || '.' || quote_ident(c.table_name))::regclass
        where  c.column_name = 'organisation_id' and c.table_schema in ('registry', 'assessment')
        and    t.relkind in ('r', 'p') and not t.relispartition
        and    c.table_name not in ('audit_event', 'release_member')
        order  by array_position(array['response', 'sheet', 'assessment', 'organisation'], c.table_name) nulls first
    loop
        execute format('delete from %s where organisation_id = $1', keeps) using number;
    end loop;
    return true;
end $_$;

CREATE FUNCTION registry.is_of(organisation integer) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
    select coalesce(organisation = registry.acting_organisation(), false)
        or exists (select from registry.api_key k where k.organisation_id = organisation and k.known_as && registry.acting_person())
        or exists (select from assessment.example_offer o where o.organisation_id = organisation and o.known_as && registry.acting_person())
$$;

CREATE FUNCTION registry.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception 'What happened stays written down: % of % is refused.', lower(tg_op), tg_table_name;
end $$;

CREATE FUNCTION registry.two_people() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION release.audit_is_of_today() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION release.only_forward() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
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

CREATE FUNCTION release.only_while_building() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    if exists (select from added join release.release using (release_id) where status <> 'BUILDING') then
        raise exception 'A release is never changed: adding to % is refused once it is built.', tg_table_name
            using hint = 'Withdraw the release as a whole and publish the next one.';
    end if;
    return null;
end $$;

CREATE FUNCTION release.published_releases() RETURNS SETOF integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO ''
    AS $$
    select release_id from release.release where status = 'PUBLISHED'
$$;

CREATE FUNCTION release.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception 'A release is never changed: % of % is refused.', lower(tg_op), tg_table_name
        using hint = 'Withdraw the release as a whole and publish the next one.';
end $$;

CREATE TABLE assessment.action (
    organisation_id integer NOT NULL,
    action_id integer NOT NULL,
    round_id integer NOT NULL,
    assessment_id integer NOT NULL,
    statement_id smallint NOT NULL,
    text text NOT NULL,
    owner_role text NOT NULL,
    due_on date NOT NULL,
    status text NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    continues integer,
    CONSTRAINT action_owner_role_check CHECK ((owner_role <> ''::text)),
    CONSTRAINT action_status_check CHECK ((status = ANY (ARRAY['PLANNED'::text, 'IN_PROGRESS'::text, 'DONE'::text, 'DROPPED'::text]))),
    CONSTRAINT action_text_check CHECK ((text <> ''::text))
);

ALTER TABLE assessment.action ALTER COLUMN action_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME assessment.action_action_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE assessment.assessment (
    organisation_id integer NOT NULL,
    round_id integer NOT NULL,
    assessment_id integer NOT NULL,
    perspective text,
    status text NOT NULL,
    revision integer NOT NULL,
    submitted_at timestamp with time zone,
    CONSTRAINT assessment_perspective_is_known CHECK ((perspective = ANY (ARRAY['FRONT_LINE_WORKER'::text, 'FRONT_LINE_LEADER'::text, 'OPERATIONAL_LEADER'::text, 'STRATEGIC_LEADER'::text, 'PEOPLE_AND_CARERS'::text]))),
    CONSTRAINT assessment_status_is_known CHECK ((status = ANY (ARRAY['DRAFT'::text, 'SUBMITTED'::text, 'WITHDRAWN'::text]))),
    CONSTRAINT assessment_submitted_has_a_time CHECK (((status <> 'SUBMITTED'::text) OR (submitted_at IS NOT NULL)))
);

ALTER TABLE assessment.assessment ALTER COLUMN assessment_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME assessment.assessment_assessment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE assessment.comment (
    organisation_id integer NOT NULL,
    comment_id integer NOT NULL,
    text text NOT NULL,
    commented_at timestamp with time zone NOT NULL,
    answer text,
    answered_at timestamp with time zone,
    CONSTRAINT answered_has_a_time CHECK (((answer IS NULL) = (answered_at IS NULL))),
    CONSTRAINT comment_answer_check CHECK ((answer <> ''::text)),
    CONSTRAINT comment_text_check CHECK ((text <> ''::text))
);

CREATE TABLE assessment.comment_code (
    organisation_id integer NOT NULL,
    code text NOT NULL,
    made_at timestamp with time zone NOT NULL,
    CONSTRAINT comment_code_code_check CHECK ((length(code) >= 22))
);

ALTER TABLE assessment.comment ALTER COLUMN comment_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME assessment.comment_comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE assessment.invitation (
    organisation_id integer NOT NULL,
    round_id integer NOT NULL,
    assessment_id integer NOT NULL,
    sheet smallint NOT NULL,
    token_hash bytea NOT NULL,
    invited_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    handed_in_at timestamp with time zone,
    CONSTRAINT invitation_token_hash_check CHECK ((octet_length(token_hash) = 32))
);

CREATE TABLE assessment.sheet (
    organisation_id integer NOT NULL,
    round_id integer NOT NULL,
    assessment_id integer NOT NULL,
    sheet smallint NOT NULL,
    rater text NOT NULL,
    content_hash bytea NOT NULL
);

CREATE VIEW assessment.counted_sheet WITH (security_barrier='true') AS
 SELECT s.organisation_id,
    s.round_id,
    s.assessment_id,
    s.sheet,
    (s.rater <> ''::text) AS is_confidential
   FROM (assessment.sheet s
     LEFT JOIN assessment.invitation i USING (organisation_id, round_id, assessment_id, sheet))
  WHERE ((i.invited_at IS NULL) OR (i.handed_in_at IS NOT NULL));

CREATE TABLE assessment.evidence (
    round_id integer NOT NULL,
    organisation_id integer NOT NULL,
    assessment_id integer NOT NULL,
    statement_id smallint NOT NULL,
    sheet smallint NOT NULL,
    ordinal smallint NOT NULL,
    kind text,
    reference text NOT NULL
)
PARTITION BY LIST (round_id);

CREATE TABLE assessment.example (
    organisation_id integer NOT NULL,
    example_id integer NOT NULL,
    round_id integer NOT NULL,
    assessment_id integer NOT NULL,
    area text NOT NULL,
    is_good boolean NOT NULL,
    text text NOT NULL
);

CREATE TABLE assessment.example_approval (
    organisation_id integer NOT NULL,
    offer_id integer NOT NULL,
    subject text NOT NULL,
    is_own boolean NOT NULL,
    approved_at timestamp with time zone NOT NULL,
    known_as text[]
);

ALTER TABLE assessment.example ALTER COLUMN example_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME assessment.example_example_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE assessment.example_offer (
    organisation_id integer NOT NULL,
    offer_id integer NOT NULL,
    framework_id smallint NOT NULL,
    area text NOT NULL,
    text text NOT NULL,
    wording text,
    revision integer DEFAULT 1 NOT NULL,
    status text NOT NULL,
    consented_by text NOT NULL,
    consented_at timestamp with time zone NOT NULL,
    rewritten_by text,
    rejected_because text,
    published_as bigint,
    known_as text[],
    rewriter_known_as text[],
    CONSTRAINT example_offer_status_check CHECK ((status = ANY (ARRAY['OFFERED'::text, 'REWRITTEN'::text, 'PUBLISHED'::text, 'REJECTED'::text, 'TAKEN_DOWN'::text]))),
    CONSTRAINT example_offer_text_check CHECK ((text <> ''::text)),
    CONSTRAINT example_offer_wording_check CHECK ((wording <> ''::text)),
    CONSTRAINT published_is_public CHECK (((status = 'PUBLISHED'::text) = (published_as IS NOT NULL))),
    CONSTRAINT rejected_has_a_reason CHECK (((status <> 'REJECTED'::text) OR (rejected_because IS NOT NULL))),
    CONSTRAINT rewritten_has_words CHECK (((status <> ALL (ARRAY['REWRITTEN'::text, 'PUBLISHED'::text])) OR ((wording IS NOT NULL) AND (rewritten_by IS NOT NULL))))
);

ALTER TABLE assessment.example_offer ALTER COLUMN offer_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME assessment.example_offer_offer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE assessment.finding (
    organisation_id integer NOT NULL,
    peer_review_id integer NOT NULL,
    ordinal smallint NOT NULL,
    kind text NOT NULL,
    element text,
    text text NOT NULL,
    CONSTRAINT finding_kind_check CHECK ((kind = ANY (ARRAY['STRENGTH'::text, 'CONSIDERATION'::text, 'OBSERVATION'::text]))),
    CONSTRAINT finding_text_check CHECK ((text <> ''::text))
);

CREATE TABLE assessment.framework (
    framework_id smallint NOT NULL,
    code text NOT NULL,
    edition text NOT NULL,
    document jsonb NOT NULL
);

ALTER TABLE assessment.framework ALTER COLUMN framework_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME assessment.framework_framework_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE assessment.import (
    import_id integer NOT NULL,
    kind text NOT NULL,
    file_name text NOT NULL,
    round_id integer,
    rows bigint NOT NULL,
    person text,
    imported_at timestamp with time zone NOT NULL
);

ALTER TABLE assessment.import ALTER COLUMN import_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME assessment.import_import_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE assessment.named_set (
    round_id integer NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    title text NOT NULL,
    groups json NOT NULL,
    CONSTRAINT named_set_code_check CHECK ((code ~ '^[A-Z][A-Z0-9_]{0,39}$'::text)),
    CONSTRAINT named_set_groups_check CHECK ((json_array_length(groups) > 0)),
    CONSTRAINT named_set_title_check CHECK ((title <> ''::text))
);

CREATE TABLE assessment.peer_review (
    organisation_id integer NOT NULL,
    peer_review_id integer NOT NULL,
    framework_id smallint NOT NULL,
    theme text NOT NULL,
    reviewed_on date,
    introduction text,
    recorded_at timestamp with time zone NOT NULL
);

ALTER TABLE assessment.peer_review ALTER COLUMN peer_review_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME assessment.peer_review_peer_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE assessment.peer_score (
    organisation_id integer NOT NULL,
    peer_review_id integer NOT NULL,
    place text NOT NULL,
    score smallint NOT NULL,
    CONSTRAINT peer_score_score_check CHECK (((score >= 1) AND (score <= 4)))
);

CREATE TABLE assessment.response (
    round_id integer NOT NULL,
    organisation_id integer NOT NULL,
    assessment_id integer NOT NULL,
    statement_id smallint NOT NULL,
    sheet smallint NOT NULL,
    rating smallint,
    number double precision,
    narrative text,
    CONSTRAINT response_rating_is_a_digit CHECK (((rating >= 1) AND (rating <= 9)))
)
PARTITION BY LIST (round_id);

CREATE TABLE assessment.round (
    round_id integer NOT NULL,
    code text NOT NULL,
    title text NOT NULL,
    framework_id smallint NOT NULL,
    opens_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    is_synthetic boolean NOT NULL,
    CONSTRAINT round_opens_before_it_closes CHECK ((opens_at < closes_at))
);

ALTER TABLE assessment.round ALTER COLUMN round_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME assessment.round_round_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE assessment.statement (
    statement_id smallint NOT NULL,
    framework_id smallint NOT NULL,
    code text NOT NULL,
    "position" smallint NOT NULL
);

ALTER TABLE assessment.statement ALTER COLUMN statement_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME assessment.statement_statement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE registry.api_key (
    api_key_id integer NOT NULL,
    prefix text NOT NULL,
    hash bytea NOT NULL,
    role text NOT NULL,
    organisation_id integer,
    issued_by integer,
    issued_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone,
    revoked_at timestamp with time zone,
    may_write boolean DEFAULT true NOT NULL,
    last_used_at timestamp with time zone,
    replaced_by text,
    holder text,
    known_as text[],
    CONSTRAINT api_key_hash_is_sha256 CHECK ((octet_length(hash) = 32)),
    CONSTRAINT api_key_of_a_holder_knows_them CHECK ((((holder IS NULL) = (known_as IS NULL)) AND (holder <> ''::text) AND (known_as <> '{}'::text[]))),
    CONSTRAINT api_key_of_a_provider_names_it CHECK (((role <> 'PROVIDER'::text) OR (organisation_id IS NOT NULL))),
    CONSTRAINT api_key_role_is_known CHECK ((role = ANY (ARRAY['PROVIDER'::text, 'SECTOR_BODY'::text, 'RESEARCHER'::text, 'REVIEWER'::text, 'ADMINISTRATOR'::text])))
);

ALTER TABLE registry.api_key ALTER COLUMN api_key_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME registry.api_key_api_key_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE registry.audit_event (
    audit_event_id bigint NOT NULL,
    happened_at timestamp with time zone DEFAULT now() NOT NULL,
    subject text NOT NULL,
    person text NOT NULL,
    roles text NOT NULL,
    organisation_id integer,
    action text NOT NULL,
    target text,
    CONSTRAINT audit_event_action_check CHECK ((action ~ '^[a-z][A-Za-z]+$'::text))
);

ALTER TABLE registry.audit_event ALTER COLUMN audit_event_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME registry.audit_event_audit_event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE registry.corporate_group (
    corporate_group_id integer NOT NULL,
    name text NOT NULL
);

ALTER TABLE registry.corporate_group ALTER COLUMN corporate_group_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME registry.corporate_group_corporate_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE registry.migration (
    "MigrationId" character varying(150) NOT NULL,
    "ProductVersion" character varying(32) NOT NULL
);

CREATE TABLE registry.organisation (
    organisation_id integer NOT NULL,
    reference text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    region text NOT NULL,
    size_band text,
    service_type text,
    authority_type text,
    corporate_group_id integer,
    is_synthetic boolean NOT NULL,
    CONSTRAINT organisation_authority_type_is_known CHECK ((authority_type = ANY (ARRAY['COUNTY'::text, 'UNITARY'::text, 'METROPOLITAN'::text, 'LONDON_BOROUGH'::text]))),
    CONSTRAINT organisation_authority_type_is_of_an_authority CHECK (((authority_type IS NULL) OR (kind = 'LOCAL_AUTHORITY'::text))),
    CONSTRAINT organisation_kind_is_known CHECK ((kind = ANY (ARRAY['PROVIDER'::text, 'LOCAL_AUTHORITY'::text, 'MICRO_PROVIDER'::text, 'PERSONAL_EMPLOYER'::text, 'USER_LED_ORGANISATION'::text]))),
    CONSTRAINT organisation_service_type_is_known CHECK ((service_type = ANY (ARRAY['CARE_HOME_WITH_NURSING'::text, 'CARE_HOME'::text, 'DOMICILIARY'::text, 'SUPPORTED_LIVING'::text, 'SHARED_LIVES'::text, 'OTHER'::text]))),
    CONSTRAINT organisation_size_band_is_known CHECK ((size_band = ANY (ARRAY['MICRO'::text, 'SMALL'::text, 'MEDIUM'::text, 'LARGE'::text])))
);

ALTER TABLE registry.organisation ALTER COLUMN organisation_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME registry.organisation_organisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE registry.person (
    person_id integer NOT NULL,
    name text NOT NULL,
    created_at timestamp with time zone NOT NULL
);

ALTER TABLE registry.person ALTER COLUMN person_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME registry.person_person_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE registry.region (
    code text NOT NULL,
    official_code text NOT NULL,
    label text NOT NULL,
    CONSTRAINT region_code_is_known CHECK ((code = ANY (ARRAY['NORTH_EAST'::text, 'NORTH_WEST'::text, 'YORKSHIRE_AND_THE_HUMBER'::text, 'EAST_MIDLANDS'::text, 'WEST_MIDLANDS'::text, 'EAST_OF_ENGLAND'::text, 'LONDON'::text, 'SOUTH_EAST'::text, 'SOUTH_WEST'::text])))
);

CREATE TABLE registry.regulator_rating (
    organisation_id integer NOT NULL,
    scheme text NOT NULL,
    measure text NOT NULL,
    rating text,
    score numeric,
    published_on date,
    assessed_in date
);

CREATE TABLE registry.release_member (
    release_id integer NOT NULL,
    organisation_id integer NOT NULL,
    corporate_group integer NOT NULL,
    region text,
    size_band text,
    service_type text,
    authority_type text
);

CREATE TABLE registry.release_step (
    release_id integer NOT NULL,
    step text NOT NULL,
    person text NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    known_as text[],
    CONSTRAINT release_step_step_check CHECK ((step = ANY (ARRAY['BUILT'::text, 'AUDITED'::text, 'APPROVED'::text, 'PUBLISHED'::text, 'WITHDRAWN'::text])))
);

CREATE TABLE registry.sector_count (
    region text,
    size_band text,
    service_types text[],
    organisations integer NOT NULL,
    source text NOT NULL,
    as_of date NOT NULL,
    CONSTRAINT as_many_as_there_can_be CHECK ((organisations <= 10000000)),
    CONSTRAINT sector_count_organisations_check CHECK ((organisations >= 0)),
    CONSTRAINT sector_count_size_band_check CHECK ((size_band = ANY (ARRAY['MICRO'::text, 'SMALL'::text, 'MEDIUM'::text, 'LARGE'::text]))),
    CONSTRAINT some_service CHECK ((cardinality(service_types) > 0))
);

CREATE TABLE registry.size_band (
    version text NOT NULL,
    code text NOT NULL,
    minimum_staff integer NOT NULL,
    maximum_staff integer,
    CONSTRAINT size_band_code_is_known CHECK ((code = ANY (ARRAY['MICRO'::text, 'SMALL'::text, 'MEDIUM'::text, 'LARGE'::text]))),
    CONSTRAINT size_band_is_a_range CHECK (((minimum_staff >= 1) AND (maximum_staff >= minimum_staff)))
);

CREATE TABLE registry.terms_acceptance (
    subject text NOT NULL,
    terms text NOT NULL,
    accepted_at timestamp with time zone NOT NULL
);

CREATE TABLE release.assessment (
    release_id integer NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    region text,
    size_band text,
    service_type text,
    authority_type text,
    ratings smallint[] NOT NULL,
    CONSTRAINT assessment_code_check CHECK ((code ~ '^[0-9a-f]{32}$'::text))
);

CREATE TABLE release.assessment_risk (
    release_id integer NOT NULL,
    report text NOT NULL
);

CREATE TABLE release.audit (
    release_id integer NOT NULL,
    report json NOT NULL,
    page text NOT NULL
);

CREATE TABLE release.completeness (
    release_id integer NOT NULL,
    domain text NOT NULL,
    region text,
    size_band text,
    service_type text,
    authority_type text,
    share text,
    CONSTRAINT completeness_share_check CHECK ((share ~ '^[0-9]{1,3}[+-]?$'::text))
);

CREATE TABLE release.example (
    example_id bigint NOT NULL,
    framework_code text NOT NULL,
    framework_edition text NOT NULL,
    area text NOT NULL,
    text text NOT NULL,
    published_on date NOT NULL,
    words tsvector GENERATED ALWAYS AS (to_tsvector('english'::regconfig, text)) STORED NOT NULL
);

ALTER TABLE release.example ALTER COLUMN example_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME release.example_example_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE release.figure (
    release_id integer NOT NULL,
    measure text NOT NULL,
    region text,
    size_band text,
    service_type text,
    authority_type text,
    withheld boolean NOT NULL,
    contributors integer,
    mean text,
    median text,
    lower_quartile text,
    upper_quartile text,
    tenth_percentile text,
    ninetieth_percentile text,
    standard_deviation text,
    shares text[],
    rated_three_or_four text,
    CONSTRAINT figure_contributors_check CHECK (((contributors >= 10) AND ((contributors % 5) = 0))),
    CONSTRAINT figure_lower_quartile_check CHECK ((lower_quartile ~ '^[1-4]\.[0-9][+-]?$'::text)),
    CONSTRAINT figure_mean_check CHECK ((mean ~ '^[1-4]\.[0-9][+-]?$'::text)),
    CONSTRAINT figure_median_check CHECK ((median ~ '^[1-4]\.[0-9][+-]?$'::text)),
    CONSTRAINT figure_ninetieth_percentile_check CHECK ((ninetieth_percentile ~ '^[1-4]\.[0-9][+-]?$'::text)),
    CONSTRAINT figure_rated_three_or_four_check CHECK ((rated_three_or_four ~ '^[0-9]{1,3}[+-]?$'::text)),
    CONSTRAINT figure_standard_deviation_check CHECK ((standard_deviation ~ '^[0-3]\.[0-9]-?$'::text)),
    CONSTRAINT figure_tenth_percentile_check CHECK ((tenth_percentile ~ '^[1-4]\.[0-9][+-]?$'::text)),
    CONSTRAINT figure_upper_quartile_check CHECK ((upper_quartile ~ '^[1-4]\.[0-9][+-]?$'::text)),
    CONSTRAINT quantiles_come_in_pairs CHECK (((num_nonnulls(lower_quartile, upper_quartile) <> 1) AND (num_nonnulls(tenth_percentile, ninetieth_percentile) <> 1))),
    CONSTRAINT shares_come_with_a_spread CHECK (((num_nonnulls(shares, rated_three_or_four) <> 1) AND ((shares IS NULL) OR (standard_deviation IS NOT NULL)))),
    CONSTRAINT withheld_holds_no_number CHECK (
CASE
    WHEN withheld THEN (num_nonnulls(contributors, mean, median, lower_quartile, upper_quartile, tenth_percentile, ninetieth_percentile, standard_deviation, shares, rated_three_or_four) = 0)
    ELSE (num_nonnulls(contributors, mean) = 2)
END)
);

CREATE TABLE release.named_set (
    release_id integer NOT NULL,
    code text NOT NULL COLLATE pg_catalog."C",
    title text NOT NULL,
    groups text NOT NULL,
    organisations integer,
    CONSTRAINT named_set_organisations_check CHECK (((organisations >= 10) AND ((organisations % 5) = 0)))
);

CREATE TABLE release.participation (
    release_id integer NOT NULL,
    region text,
    size_band text,
    service_type text,
    authority_type text,
    organisations integer,
    CONSTRAINT participation_organisations_check CHECK (((organisations >= 10) AND ((organisations % 5) = 0)))
);

CREATE TABLE release.release (
    release_id integer NOT NULL,
    framework_code text NOT NULL,
    framework_edition text NOT NULL,
    framework text NOT NULL,
    perspective text,
    version text NOT NULL,
    round_code text NOT NULL,
    round_title text NOT NULL,
    round_opens_at timestamp with time zone NOT NULL,
    round_closes_at timestamp with time zone NOT NULL,
    status text DEFAULT 'BUILDING'::text NOT NULL,
    built_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    withdrawn_because text,
    policy_code text NOT NULL,
    policy_version text NOT NULL,
    policy text NOT NULL,
    minimum_groups integer NOT NULL,
    policy_summary text NOT NULL,
    size_bands text NOT NULL,
    dimensions text[] NOT NULL,
    is_synthetic boolean NOT NULL,
    manifest text,
    checksum text,
    coverage text,
    CONSTRAINT published_has_a_date CHECK (((status <> ALL (ARRAY['PUBLISHED'::text, 'WITHDRAWN'::text])) OR (published_at IS NOT NULL))),
    CONSTRAINT release_coverage_check CHECK ((coverage ~ '^[0-9]{1,3}[+-]?$'::text)),
    CONSTRAINT release_status_check CHECK ((status = ANY (ARRAY['BUILDING'::text, 'DRAFT'::text, 'AUDITED'::text, 'APPROVED'::text, 'PUBLISHED'::text, 'WITHDRAWN'::text]))),
    CONSTRAINT release_version_check CHECK ((version ~ '^[1-9][0-9]*\.[0-9]+\.[0-9]+$'::text)),
    CONSTRAINT sealed_when_built CHECK ((((status = 'BUILDING'::text) = (checksum IS NULL)) AND ((checksum IS NULL) = (manifest IS NULL)))),
    CONSTRAINT withdrawn_has_a_reason CHECK (((status = 'WITHDRAWN'::text) = (withdrawn_because IS NOT NULL)))
);

ALTER TABLE release.release ALTER COLUMN release_id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME release.release_release_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW release.round AS
 SELECT r.code,
    r.title,
    f.code AS framework_code,
    f.edition AS framework_edition,
    r.opens_at,
    r.closes_at,
    r.closed_at,
    r.is_synthetic
   FROM (assessment.round r
     JOIN assessment.framework f USING (framework_id));

CREATE TABLE release.sector (
    release_id integer NOT NULL,
    region text,
    size_band text,
    service_types text[],
    organisations integer NOT NULL,
    source text NOT NULL,
    as_of date NOT NULL
);

CREATE VIEW release.sector_count AS
 SELECT sector_count.region,
    sector_count.size_band,
    sector_count.service_types,
    sector_count.organisations,
    sector_count.source,
    sector_count.as_of
   FROM registry.sector_count;

CREATE TABLE release.set_figure (
    release_id integer NOT NULL,
    measure text NOT NULL,
    withheld boolean NOT NULL,
    contributors integer,
    mean text,
    median text,
    lower_quartile text,
    upper_quartile text,
    tenth_percentile text,
    ninetieth_percentile text,
    standard_deviation text,
    shares text[],
    rated_three_or_four text,
    named_set text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT figure_contributors_check CHECK (((contributors >= 10) AND ((contributors % 5) = 0))),
    CONSTRAINT figure_lower_quartile_check CHECK ((lower_quartile ~ '^[1-4]\.[0-9][+-]?$'::text)),
    CONSTRAINT figure_mean_check CHECK ((mean ~ '^[1-4]\.[0-9][+-]?$'::text)),
    CONSTRAINT figure_median_check CHECK ((median ~ '^[1-4]\.[0-9][+-]?$'::text)),
    CONSTRAINT figure_ninetieth_percentile_check CHECK ((ninetieth_percentile ~ '^[1-4]\.[0-9][+-]?$'::text)),
    CONSTRAINT figure_rated_three_or_four_check CHECK ((rated_three_or_four ~ '^[0-9]{1,3}[+-]?$'::text)),
    CONSTRAINT figure_standard_deviation_check CHECK ((standard_deviation ~ '^[0-3]\.[0-9]-?$'::text)),
    CONSTRAINT figure_tenth_percentile_check CHECK ((tenth_percentile ~ '^[1-4]\.[0-9][+-]?$'::text)),
    CONSTRAINT figure_upper_quartile_check CHECK ((upper_quartile ~ '^[1-4]\.[0-9][+-]?$'::text)),
    CONSTRAINT quantiles_come_in_pairs CHECK (((num_nonnulls(lower_quartile, upper_quartile) <> 1) AND (num_nonnulls(tenth_percentile, ninetieth_percentile) <> 1))),
    CONSTRAINT shares_come_with_a_spread CHECK (((num_nonnulls(shares, rated_three_or_four) <> 1) AND ((shares IS NULL) OR (standard_deviation IS NOT NULL)))),
    CONSTRAINT withheld_holds_no_number CHECK (
CASE
    WHEN withheld THEN (num_nonnulls(contributors, mean, median, lower_quartile, upper_quartile, tenth_percentile, ninetieth_percentile, standard_deviation, shares, rated_three_or_four) = 0)
    ELSE (num_nonnulls(contributors, mean) = 2)
END)
);

CREATE TABLE release.trend (
    release_id integer NOT NULL,
    earlier_id integer NOT NULL,
    region text,
    size_band text,
    service_type text,
    authority_type text,
    CONSTRAINT earlier_is_earlier CHECK ((earlier_id < release_id))
);

CREATE TABLE release.weighted_mean (
    release_id integer NOT NULL,
    measure text NOT NULL,
    mean text NOT NULL,
    CONSTRAINT weighted_mean_mean_check CHECK ((mean ~ '^[1-4]\.[0-9][+-]?$'::text))
);

CREATE TABLE release.weighting (
    release_id integer NOT NULL,
    outcome text NOT NULL,
    dimensions text[],
    CONSTRAINT shown_by_something CHECK (((outcome = 'SHOWN'::text) = (dimensions IS NOT NULL))),
    CONSTRAINT weighting_outcome_check CHECK ((outcome = ANY (ARRAY['SHOWN'::text, 'WITHHELD'::text, 'NOT_COUNTED'::text])))
);

ALTER TABLE ONLY assessment.action
    ADD CONSTRAINT action_action_id_key UNIQUE (action_id);

ALTER TABLE ONLY assessment.action
    ADD CONSTRAINT action_pkey PRIMARY KEY (organisation_id, action_id);

ALTER TABLE ONLY assessment.assessment
    ADD CONSTRAINT assessment_pkey PRIMARY KEY (organisation_id, round_id, assessment_id);

ALTER TABLE ONLY assessment.comment_code
    ADD CONSTRAINT comment_code_code_key UNIQUE (code);

ALTER TABLE ONLY assessment.comment_code
    ADD CONSTRAINT comment_code_pkey PRIMARY KEY (organisation_id);

ALTER TABLE ONLY assessment.comment
    ADD CONSTRAINT comment_comment_id_key UNIQUE (comment_id);

ALTER TABLE ONLY assessment.comment
    ADD CONSTRAINT comment_pkey PRIMARY KEY (organisation_id, comment_id);

ALTER TABLE ONLY assessment.action
    ADD CONSTRAINT continued_once UNIQUE (organisation_id, continues);

ALTER TABLE ONLY assessment.evidence
    ADD CONSTRAINT evidence_pkey PRIMARY KEY (round_id, organisation_id, assessment_id, sheet, statement_id, ordinal);

ALTER TABLE ONLY assessment.example_approval
    ADD CONSTRAINT example_approval_pkey PRIMARY KEY (organisation_id, offer_id, subject);

ALTER TABLE ONLY assessment.example_offer
    ADD CONSTRAINT example_offer_offer_id_key UNIQUE (offer_id);

ALTER TABLE ONLY assessment.example_offer
    ADD CONSTRAINT example_offer_pkey PRIMARY KEY (organisation_id, offer_id);

ALTER TABLE ONLY assessment.example_offer
    ADD CONSTRAINT example_offer_published_as_key UNIQUE (published_as);

ALTER TABLE ONLY assessment.example
    ADD CONSTRAINT example_pkey PRIMARY KEY (organisation_id, example_id);

ALTER TABLE ONLY assessment.finding
    ADD CONSTRAINT finding_pkey PRIMARY KEY (organisation_id, peer_review_id, ordinal);

ALTER TABLE ONLY assessment.framework
    ADD CONSTRAINT framework_pkey PRIMARY KEY (framework_id);

ALTER TABLE ONLY assessment.import
    ADD CONSTRAINT import_pkey PRIMARY KEY (import_id);

ALTER TABLE ONLY assessment.invitation
    ADD CONSTRAINT invitation_pkey PRIMARY KEY (organisation_id, round_id, assessment_id, sheet);

ALTER TABLE ONLY assessment.invitation
    ADD CONSTRAINT invitation_token_hash_key UNIQUE (token_hash);

ALTER TABLE ONLY assessment.named_set
    ADD CONSTRAINT named_set_pkey PRIMARY KEY (round_id, code);

ALTER TABLE ONLY assessment.peer_review
    ADD CONSTRAINT one_review_of_a_theme_a_day UNIQUE NULLS NOT DISTINCT (organisation_id, framework_id, theme, reviewed_on);

ALTER TABLE ONLY assessment.peer_review
    ADD CONSTRAINT peer_review_peer_review_id_key UNIQUE (peer_review_id);

ALTER TABLE ONLY assessment.peer_review
    ADD CONSTRAINT peer_review_pkey PRIMARY KEY (organisation_id, peer_review_id);

ALTER TABLE ONLY assessment.peer_score
    ADD CONSTRAINT peer_score_pkey PRIMARY KEY (organisation_id, peer_review_id, place);

ALTER TABLE ONLY assessment.response
    ADD CONSTRAINT response_pkey PRIMARY KEY (round_id, organisation_id, assessment_id, sheet, statement_id);

ALTER TABLE ONLY assessment.round
    ADD CONSTRAINT round_pkey PRIMARY KEY (round_id);

ALTER TABLE ONLY assessment.sheet
    ADD CONSTRAINT sheet_pkey PRIMARY KEY (organisation_id, round_id, assessment_id, sheet);

ALTER TABLE ONLY assessment.statement
    ADD CONSTRAINT statement_pkey PRIMARY KEY (statement_id);

ALTER TABLE ONLY registry.migration
    ADD CONSTRAINT "PK_migration" PRIMARY KEY ("MigrationId");

ALTER TABLE ONLY registry.api_key
    ADD CONSTRAINT api_key_pkey PRIMARY KEY (api_key_id);

ALTER TABLE ONLY registry.audit_event
    ADD CONSTRAINT audit_event_pkey PRIMARY KEY (audit_event_id);

ALTER TABLE ONLY registry.corporate_group
    ADD CONSTRAINT corporate_group_pkey PRIMARY KEY (corporate_group_id);

ALTER TABLE ONLY registry.sector_count
    ADD CONSTRAINT one_sector_count UNIQUE NULLS NOT DISTINCT (region, size_band, service_types, as_of);

ALTER TABLE ONLY registry.organisation
    ADD CONSTRAINT organisation_pkey PRIMARY KEY (organisation_id);

ALTER TABLE ONLY registry.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (person_id);

ALTER TABLE ONLY registry.region
    ADD CONSTRAINT region_pkey PRIMARY KEY (code);

ALTER TABLE ONLY registry.regulator_rating
    ADD CONSTRAINT regulator_rating_pkey PRIMARY KEY (organisation_id, scheme, measure);

ALTER TABLE ONLY registry.release_member
    ADD CONSTRAINT release_member_pkey PRIMARY KEY (release_id, organisation_id);

ALTER TABLE ONLY registry.release_step
    ADD CONSTRAINT release_step_pkey PRIMARY KEY (release_id, step);

ALTER TABLE ONLY registry.size_band
    ADD CONSTRAINT size_band_pkey PRIMARY KEY (version, code);

ALTER TABLE ONLY registry.terms_acceptance
    ADD CONSTRAINT terms_acceptance_pkey PRIMARY KEY (subject, terms);

ALTER TABLE ONLY release.assessment
    ADD CONSTRAINT assessment_pkey PRIMARY KEY (release_id, code);

ALTER TABLE ONLY release.assessment_risk
    ADD CONSTRAINT assessment_risk_pkey PRIMARY KEY (release_id);

ALTER TABLE ONLY release.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (release_id);

ALTER TABLE ONLY release.example
    ADD CONSTRAINT example_pkey PRIMARY KEY (example_id);

ALTER TABLE ONLY release.named_set
    ADD CONSTRAINT named_set_pkey PRIMARY KEY (release_id, code);

ALTER TABLE ONLY release.participation
    ADD CONSTRAINT one_count UNIQUE NULLS NOT DISTINCT (release_id, region, size_band, service_type, authority_type);

ALTER TABLE ONLY release.sector
    ADD CONSTRAINT one_count_of_a_kind UNIQUE NULLS NOT DISTINCT (release_id, region, size_band, service_types);

ALTER TABLE ONLY release.figure
    ADD CONSTRAINT one_figure UNIQUE NULLS NOT DISTINCT (release_id, measure, region, size_band, service_type, authority_type);

ALTER TABLE ONLY release.completeness
    ADD CONSTRAINT one_share UNIQUE NULLS NOT DISTINCT (release_id, domain, region, size_band, service_type, authority_type);

ALTER TABLE ONLY release.trend
    ADD CONSTRAINT one_trend UNIQUE NULLS NOT DISTINCT (release_id, earlier_id, region, size_band, service_type, authority_type);

ALTER TABLE ONLY release.release
    ADD CONSTRAINT one_version UNIQUE NULLS NOT DISTINCT (framework_code, framework_edition, perspective, version);

ALTER TABLE ONLY release.release
    ADD CONSTRAINT release_pkey PRIMARY KEY (release_id);

ALTER TABLE ONLY release.set_figure
    ADD CONSTRAINT set_figure_pkey PRIMARY KEY (release_id, named_set, measure);

ALTER TABLE ONLY release.weighted_mean
    ADD CONSTRAINT weighted_mean_pkey PRIMARY KEY (release_id, measure);

ALTER TABLE ONLY release.weighting
    ADD CONSTRAINT weighting_pkey PRIMARY KEY (release_id);

CREATE INDEX action_of_assessment ON assessment.action USING btree (organisation_id, round_id, assessment_id, statement_id);

CREATE UNIQUE INDEX assessment_organisation_id_round_id_perspective_key ON assessment.assessment USING btree (organisation_id, round_id, perspective) NULLS NOT DISTINCT;

CREATE INDEX assessment_round_id_idx ON assessment.assessment USING btree (round_id);

CREATE INDEX comment_by_time ON assessment.comment USING btree (organisation_id, commented_at);

CREATE UNIQUE INDEX framework_code_edition_key ON assessment.framework USING btree (code, edition);

CREATE UNIQUE INDEX round_code_key ON assessment.round USING btree (code);

CREATE UNIQUE INDEX sheet_organisation_id_round_id_assessment_id_rater_key ON assessment.sheet USING btree (organisation_id, round_id, assessment_id, rater);

CREATE UNIQUE INDEX statement_framework_id_code_key ON assessment.statement USING btree (framework_id, code);

CREATE UNIQUE INDEX api_key_prefix_key ON registry.api_key USING btree (prefix);

CREATE INDEX audit_event_of_organisation ON registry.audit_event USING btree (organisation_id, audit_event_id);

CREATE UNIQUE INDEX corporate_group_name_key ON registry.corporate_group USING btree (name);

CREATE UNIQUE INDEX organisation_reference_key ON registry.organisation USING btree (reference);

CREATE UNIQUE INDEX person_name_key ON registry.person USING btree (name);

CREATE UNIQUE INDEX region_official_code_key ON registry.region USING btree (official_code);

CREATE INDEX example_words ON release.example USING gin (words);

CREATE UNIQUE INDEX one_public_release ON release.release USING btree (framework_code, framework_edition, round_code, perspective) NULLS NOT DISTINCT WHERE (status = 'PUBLISHED'::text);

CREATE TRIGGER approval_is_by_another BEFORE INSERT OR UPDATE ON assessment.example_approval FOR EACH ROW EXECUTE FUNCTION assessment.approval_is_by_another();

CREATE TRIGGER fixed_when_closed BEFORE INSERT OR DELETE OR UPDATE ON assessment.named_set FOR EACH ROW EXECUTE FUNCTION assessment.fixed_when_closed();

CREATE TRIGGER keep_example_in_step BEFORE INSERT OR DELETE OR UPDATE ON assessment.example_offer FOR EACH ROW EXECUTE FUNCTION assessment.keep_example_in_step();

CREATE TRIGGER keep_synthetic_apart AFTER INSERT ON assessment.assessment REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION assessment.keep_synthetic_apart();

CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON registry.audit_event FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();

CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON registry.release_member FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();

CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON registry.release_step FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();

CREATE TRIGGER only_while_building AFTER INSERT ON registry.release_member REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION release.only_while_building();

CREATE TRIGGER two_people BEFORE INSERT ON registry.release_step FOR EACH ROW EXECUTE FUNCTION registry.two_people();

CREATE TRIGGER audit_is_of_today BEFORE UPDATE ON release.release FOR EACH ROW EXECUTE FUNCTION release.audit_is_of_today();

CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON release.assessment FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();

CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON release.assessment_risk FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();

CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON release.audit FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();

CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON release.completeness FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();

CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON release.figure FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();

CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON release.named_set FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();

CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON release.participation FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();

CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON release.sector FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();

CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON release.set_figure FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();

CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON release.trend FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();

CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON release.weighted_mean FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();

CREATE TRIGGER never_changed BEFORE DELETE OR UPDATE OR TRUNCATE ON release.weighting FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();

CREATE TRIGGER never_deleted BEFORE DELETE OR TRUNCATE ON release.release FOR EACH STATEMENT EXECUTE FUNCTION release.refuse_change();

CREATE TRIGGER only_forward BEFORE UPDATE ON release.release FOR EACH ROW EXECUTE FUNCTION release.only_forward();

CREATE TRIGGER only_while_building AFTER INSERT ON release.assessment REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION release.only_while_building();

CREATE TRIGGER only_while_building AFTER INSERT ON release.assessment_risk REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION release.only_while_building();

CREATE TRIGGER only_while_building AFTER INSERT ON release.completeness REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION release.only_while_building();

CREATE TRIGGER only_while_building AFTER INSERT ON release.figure REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION release.only_while_building();

CREATE TRIGGER only_while_building AFTER INSERT ON release.named_set REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION release.only_while_building();

CREATE TRIGGER only_while_building AFTER INSERT ON release.participation REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION release.only_while_building();

CREATE TRIGGER only_while_building AFTER INSERT ON release.sector REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION release.only_while_building();

CREATE TRIGGER only_while_building AFTER INSERT ON release.set_figure REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION release.only_while_building();

CREATE TRIGGER only_while_building AFTER INSERT ON release.trend REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION release.only_while_building();

CREATE TRIGGER only_while_building AFTER INSERT ON release.weighted_mean REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION release.only_while_building();

CREATE TRIGGER only_while_building AFTER INSERT ON release.weighting REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION release.only_while_building();

ALTER TABLE ONLY assessment.action
    ADD CONSTRAINT action_organisation_id_continues_fkey FOREIGN KEY (organisation_id, continues) REFERENCES assessment.action(organisation_id, action_id);

ALTER TABLE ONLY assessment.action
    ADD CONSTRAINT action_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES registry.organisation(organisation_id) ON DELETE CASCADE;

ALTER TABLE ONLY assessment.action
    ADD CONSTRAINT action_organisation_id_round_id_assessment_id_fkey FOREIGN KEY (organisation_id, round_id, assessment_id) REFERENCES assessment.assessment(organisation_id, round_id, assessment_id) ON DELETE CASCADE;

ALTER TABLE ONLY assessment.action
    ADD CONSTRAINT action_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES assessment.statement(statement_id);

ALTER TABLE ONLY assessment.assessment
    ADD CONSTRAINT assessment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES registry.organisation(organisation_id);

ALTER TABLE ONLY assessment.assessment
    ADD CONSTRAINT assessment_round_id_fkey FOREIGN KEY (round_id) REFERENCES assessment.round(round_id);

ALTER TABLE ONLY assessment.comment_code
    ADD CONSTRAINT comment_code_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES registry.organisation(organisation_id) ON DELETE CASCADE;

ALTER TABLE ONLY assessment.comment
    ADD CONSTRAINT comment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES registry.organisation(organisation_id) ON DELETE CASCADE;

ALTER TABLE ONLY assessment.example_approval
    ADD CONSTRAINT example_approval_organisation_id_offer_id_fkey FOREIGN KEY (organisation_id, offer_id) REFERENCES assessment.example_offer(organisation_id, offer_id) ON DELETE CASCADE;

ALTER TABLE ONLY assessment.example_offer
    ADD CONSTRAINT example_offer_framework_id_fkey FOREIGN KEY (framework_id) REFERENCES assessment.framework(framework_id);

ALTER TABLE ONLY assessment.example_offer
    ADD CONSTRAINT example_offer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES registry.organisation(organisation_id) ON DELETE CASCADE;

ALTER TABLE ONLY assessment.example
    ADD CONSTRAINT example_organisation_id_round_id_assessment_id_fkey FOREIGN KEY (organisation_id, round_id, assessment_id) REFERENCES assessment.assessment(organisation_id, round_id, assessment_id);

ALTER TABLE ONLY assessment.finding
    ADD CONSTRAINT finding_organisation_id_peer_review_id_fkey FOREIGN KEY (organisation_id, peer_review_id) REFERENCES assessment.peer_review(organisation_id, peer_review_id) ON DELETE CASCADE;

ALTER TABLE ONLY assessment.import
    ADD CONSTRAINT import_round_id_fkey FOREIGN KEY (round_id) REFERENCES assessment.round(round_id);

ALTER TABLE ONLY assessment.invitation
    ADD CONSTRAINT invitation_organisation_id_round_id_assessment_id_sheet_fkey FOREIGN KEY (organisation_id, round_id, assessment_id, sheet) REFERENCES assessment.sheet(organisation_id, round_id, assessment_id, sheet) ON DELETE CASCADE;

ALTER TABLE ONLY assessment.named_set
    ADD CONSTRAINT named_set_round_id_fkey FOREIGN KEY (round_id) REFERENCES assessment.round(round_id);

ALTER TABLE ONLY assessment.peer_review
    ADD CONSTRAINT peer_review_framework_id_fkey FOREIGN KEY (framework_id) REFERENCES assessment.framework(framework_id);

ALTER TABLE ONLY assessment.peer_review
    ADD CONSTRAINT peer_review_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES registry.organisation(organisation_id) ON DELETE CASCADE;

ALTER TABLE ONLY assessment.peer_score
    ADD CONSTRAINT peer_score_organisation_id_peer_review_id_fkey FOREIGN KEY (organisation_id, peer_review_id) REFERENCES assessment.peer_review(organisation_id, peer_review_id) ON DELETE CASCADE;

ALTER TABLE assessment.response
    ADD CONSTRAINT response_organisation_id_round_id_assessment_id_sheet_fkey FOREIGN KEY (organisation_id, round_id, assessment_id, sheet) REFERENCES assessment.sheet(organisation_id, round_id, assessment_id, sheet);

ALTER TABLE assessment.response
    ADD CONSTRAINT response_statement_id_fkey FOREIGN KEY (statement_id) REFERENCES assessment.statement(statement_id);

ALTER TABLE ONLY assessment.round
    ADD CONSTRAINT round_framework_id_fkey FOREIGN KEY (framework_id) REFERENCES assessment.framework(framework_id);

ALTER TABLE ONLY assessment.sheet
    ADD CONSTRAINT sheet_organisation_id_round_id_assessment_id_fkey FOREIGN KEY (organisation_id, round_id, assessment_id) REFERENCES assessment.assessment(organisation_id, round_id, assessment_id);

ALTER TABLE ONLY assessment.statement
    ADD CONSTRAINT statement_framework_id_fkey FOREIGN KEY (framework_id) REFERENCES assessment.framework(framework_id);

ALTER TABLE ONLY registry.api_key
    ADD CONSTRAINT api_key_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES registry.person(person_id);

ALTER TABLE ONLY registry.api_key
    ADD CONSTRAINT api_key_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES registry.organisation(organisation_id);

ALTER TABLE ONLY registry.api_key
    ADD CONSTRAINT api_key_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES registry.api_key(prefix);

ALTER TABLE ONLY registry.organisation
    ADD CONSTRAINT organisation_corporate_group_id_fkey FOREIGN KEY (corporate_group_id) REFERENCES registry.corporate_group(corporate_group_id);

ALTER TABLE ONLY registry.organisation
    ADD CONSTRAINT organisation_region_fkey FOREIGN KEY (region) REFERENCES registry.region(code);

ALTER TABLE ONLY registry.regulator_rating
    ADD CONSTRAINT regulator_rating_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES registry.organisation(organisation_id);

ALTER TABLE ONLY registry.release_member
    ADD CONSTRAINT release_member_release_id_fkey FOREIGN KEY (release_id) REFERENCES release.release(release_id);

ALTER TABLE ONLY registry.release_step
    ADD CONSTRAINT release_step_release_id_fkey FOREIGN KEY (release_id) REFERENCES release.release(release_id);

ALTER TABLE ONLY registry.sector_count
    ADD CONSTRAINT sector_count_region_fkey FOREIGN KEY (region) REFERENCES registry.region(code);

ALTER TABLE ONLY release.assessment
    ADD CONSTRAINT assessment_release_id_fkey FOREIGN KEY (release_id) REFERENCES release.release(release_id);

ALTER TABLE ONLY release.assessment_risk
    ADD CONSTRAINT assessment_risk_release_id_fkey FOREIGN KEY (release_id) REFERENCES release.release(release_id);

ALTER TABLE ONLY release.audit
    ADD CONSTRAINT audit_release_id_fkey FOREIGN KEY (release_id) REFERENCES release.release(release_id);

ALTER TABLE ONLY release.completeness
    ADD CONSTRAINT completeness_release_id_fkey FOREIGN KEY (release_id) REFERENCES release.release(release_id);

ALTER TABLE ONLY release.figure
    ADD CONSTRAINT figure_release_id_fkey FOREIGN KEY (release_id) REFERENCES release.release(release_id);

ALTER TABLE ONLY release.named_set
    ADD CONSTRAINT named_set_release_id_fkey FOREIGN KEY (release_id) REFERENCES release.release(release_id);

ALTER TABLE ONLY release.participation
    ADD CONSTRAINT participation_release_id_fkey FOREIGN KEY (release_id) REFERENCES release.release(release_id);

ALTER TABLE ONLY release.sector
    ADD CONSTRAINT sector_release_id_fkey FOREIGN KEY (release_id) REFERENCES release.release(release_id);

ALTER TABLE ONLY release.set_figure
    ADD CONSTRAINT set_figure_release_id_named_set_fkey FOREIGN KEY (release_id, named_set) REFERENCES release.named_set(release_id, code);

ALTER TABLE ONLY release.trend
    ADD CONSTRAINT trend_earlier_id_fkey FOREIGN KEY (earlier_id) REFERENCES release.release(release_id);

ALTER TABLE ONLY release.trend
    ADD CONSTRAINT trend_release_id_fkey FOREIGN KEY (release_id) REFERENCES release.release(release_id);

ALTER TABLE ONLY release.weighted_mean
    ADD CONSTRAINT weighted_mean_release_id_fkey FOREIGN KEY (release_id) REFERENCES release.release(release_id);

ALTER TABLE ONLY release.weighting
    ADD CONSTRAINT weighting_release_id_fkey FOREIGN KEY (release_id) REFERENCES release.release(release_id);

ALTER TABLE assessment.action ENABLE ROW LEVEL SECURITY;

ALTER TABLE assessment.assessment ENABLE ROW LEVEL SECURITY;

ALTER TABLE assessment.comment ENABLE ROW LEVEL SECURITY;

ALTER TABLE assessment.comment_code ENABLE ROW LEVEL SECURITY;

ALTER TABLE assessment.evidence ENABLE ROW LEVEL SECURITY;

ALTER TABLE assessment.example ENABLE ROW LEVEL SECURITY;

ALTER TABLE assessment.example_approval ENABLE ROW LEVEL SECURITY;

ALTER TABLE assessment.example_offer ENABLE ROW LEVEL SECURITY;

ALTER TABLE assessment.finding ENABLE ROW LEVEL SECURITY;

ALTER TABLE assessment.import ENABLE ROW LEVEL SECURITY;

ALTER TABLE assessment.invitation ENABLE ROW LEVEL SECURITY;

CREATE POLICY member_approves ON assessment.example_approval FOR INSERT TO benchmark_member WITH CHECK (((subject = ( SELECT registry.acting_subject() AS acting_subject)) AND (is_own = registry.is_of(organisation_id)) AND
CASE
    WHEN (organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) THEN ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text, 'REVIEWER'::text, 'ADMINISTRATOR'::text]) AS acts_as)
    ELSE ( SELECT registry.acts_as(VARIADIC ARRAY['REVIEWER'::text, 'ADMINISTRATOR'::text]) AS acts_as)
END));

CREATE POLICY member_sees ON assessment.example_approval FOR SELECT TO benchmark_member USING ((( SELECT registry.acts_as(VARIADIC ARRAY['REVIEWER'::text, 'ADMINISTRATOR'::text]) AS acts_as) OR ((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as))));

ALTER TABLE assessment.peer_review ENABLE ROW LEVEL SECURITY;

ALTER TABLE assessment.peer_score ENABLE ROW LEVEL SECURITY;

CREATE POLICY product_works ON assessment.action TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON assessment.assessment TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON assessment.comment TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON assessment.comment_code TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON assessment.evidence TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON assessment.example TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON assessment.example_approval TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON assessment.example_offer TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON assessment.finding TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON assessment.import TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON assessment.invitation TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON assessment.peer_review TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON assessment.peer_score TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON assessment.response TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON assessment.sheet TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY provider_works ON assessment.action TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as))) WITH CHECK (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as)));

CREATE POLICY provider_works ON assessment.assessment TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as))) WITH CHECK (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as)));

CREATE POLICY provider_works ON assessment.comment TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as))) WITH CHECK (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as)));

CREATE POLICY provider_works ON assessment.comment_code TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as))) WITH CHECK (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as)));

CREATE POLICY provider_works ON assessment.evidence TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as) AND (EXISTS ( SELECT
   FROM assessment.sheet s
  WHERE ((s.organisation_id = evidence.organisation_id) AND (s.round_id = evidence.round_id) AND (s.assessment_id = evidence.assessment_id) AND (s.sheet = evidence.sheet) AND (s.rater = ''::text))))));

CREATE POLICY provider_works ON assessment.example TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as)));

CREATE POLICY provider_works ON assessment.example_offer TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as))) WITH CHECK (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as)));

CREATE POLICY provider_works ON assessment.finding TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as))) WITH CHECK (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as)));

CREATE POLICY provider_works ON assessment.invitation TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as))) WITH CHECK (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as)));

CREATE POLICY provider_works ON assessment.peer_review TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as))) WITH CHECK (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as)));

CREATE POLICY provider_works ON assessment.peer_score TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as))) WITH CHECK (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as)));

CREATE POLICY provider_works ON assessment.response TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as) AND (EXISTS ( SELECT
   FROM assessment.sheet s
  WHERE ((s.organisation_id = response.organisation_id) AND (s.round_id = response.round_id) AND (s.assessment_id = response.assessment_id) AND (s.sheet = response.sheet) AND (s.rater = ''::text))))));

CREATE POLICY provider_works ON assessment.sheet TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as))) WITH CHECK (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as)));

CREATE POLICY rater_sees ON assessment.assessment FOR SELECT TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND (assessment_id = ( SELECT registry.acting_assessment() AS acting_assessment)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['RATER'::text]) AS acts_as)));

CREATE POLICY rater_works ON assessment.invitation TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND (assessment_id = ( SELECT registry.acting_assessment() AS acting_assessment)) AND (sheet = ( SELECT registry.acting_sheet() AS acting_sheet)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['RATER'::text]) AS acts_as))) WITH CHECK (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND (assessment_id = ( SELECT registry.acting_assessment() AS acting_assessment)) AND (sheet = ( SELECT registry.acting_sheet() AS acting_sheet)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['RATER'::text]) AS acts_as)));

CREATE POLICY rater_works ON assessment.response TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND (assessment_id = ( SELECT registry.acting_assessment() AS acting_assessment)) AND (sheet = ( SELECT registry.acting_sheet() AS acting_sheet)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['RATER'::text]) AS acts_as)));

CREATE POLICY rater_works ON assessment.sheet TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND (assessment_id = ( SELECT registry.acting_assessment() AS acting_assessment)) AND (sheet = ( SELECT registry.acting_sheet() AS acting_sheet)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['RATER'::text]) AS acts_as))) WITH CHECK (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND (assessment_id = ( SELECT registry.acting_assessment() AS acting_assessment)) AND (sheet = ( SELECT registry.acting_sheet() AS acting_sheet)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['RATER'::text]) AS acts_as)));

ALTER TABLE assessment.response ENABLE ROW LEVEL SECURITY;

CREATE POLICY reviewer_decides ON assessment.example_offer FOR UPDATE TO benchmark_member USING (( SELECT registry.acts_as(VARIADIC ARRAY['REVIEWER'::text, 'ADMINISTRATOR'::text]) AS acts_as)) WITH CHECK (( SELECT registry.acts_as(VARIADIC ARRAY['REVIEWER'::text, 'ADMINISTRATOR'::text]) AS acts_as));

CREATE POLICY reviewer_sees ON assessment.example_offer FOR SELECT TO benchmark_member USING (( SELECT registry.acts_as(VARIADIC ARRAY['REVIEWER'::text, 'ADMINISTRATOR'::text]) AS acts_as));

CREATE POLICY reviewer_works ON assessment.finding TO benchmark_member USING (( SELECT registry.acts_as(VARIADIC ARRAY['REVIEWER'::text]) AS acts_as)) WITH CHECK (( SELECT registry.acts_as(VARIADIC ARRAY['REVIEWER'::text]) AS acts_as));

CREATE POLICY reviewer_works ON assessment.peer_review TO benchmark_member USING (( SELECT registry.acts_as(VARIADIC ARRAY['REVIEWER'::text]) AS acts_as)) WITH CHECK (( SELECT registry.acts_as(VARIADIC ARRAY['REVIEWER'::text]) AS acts_as));

CREATE POLICY reviewer_works ON assessment.peer_score TO benchmark_member USING (( SELECT registry.acts_as(VARIADIC ARRAY['REVIEWER'::text]) AS acts_as)) WITH CHECK (( SELECT registry.acts_as(VARIADIC ARRAY['REVIEWER'::text]) AS acts_as));

ALTER TABLE assessment.sheet ENABLE ROW LEVEL SECURITY;

ALTER TABLE registry.api_key ENABLE ROW LEVEL SECURITY;

ALTER TABLE registry.audit_event ENABLE ROW LEVEL SECURITY;

ALTER TABLE registry.corporate_group ENABLE ROW LEVEL SECURITY;

CREATE POLICY member_accepts ON registry.terms_acceptance FOR INSERT TO benchmark_member WITH CHECK ((subject = ( SELECT registry.acting_subject() AS acting_subject)));

CREATE POLICY member_leaves_a_trace ON registry.audit_event FOR INSERT TO benchmark_member WITH CHECK ((subject = ( SELECT registry.acting_subject() AS acting_subject)));

CREATE POLICY member_registers ON registry.corporate_group FOR INSERT TO benchmark_member WITH CHECK (( SELECT registry.acts_as(VARIADIC ARRAY['ADMINISTRATOR'::text]) AS acts_as));

CREATE POLICY member_registers ON registry.organisation FOR INSERT TO benchmark_member WITH CHECK (( SELECT registry.acts_as(VARIADIC ARRAY['ADMINISTRATOR'::text]) AS acts_as));

CREATE POLICY member_sees ON registry.api_key FOR SELECT TO benchmark_member USING ((( SELECT registry.acts_as(VARIADIC ARRAY['ADMINISTRATOR'::text]) AS acts_as) OR ((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND (role = 'PROVIDER'::text) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as))));

CREATE POLICY member_sees ON registry.audit_event FOR SELECT TO benchmark_member USING (( SELECT registry.acts_as(VARIADIC ARRAY['ADMINISTRATOR'::text]) AS acts_as));

CREATE POLICY member_sees ON registry.corporate_group FOR SELECT TO benchmark_member USING ((( SELECT registry.acts_as(VARIADIC ARRAY['SECTOR_BODY'::text, 'REVIEWER'::text, 'ADMINISTRATOR'::text]) AS acts_as) OR (EXISTS ( SELECT
   FROM registry.organisation o
  WHERE (o.corporate_group_id = corporate_group.corporate_group_id)))));

CREATE POLICY member_sees ON registry.organisation FOR SELECT TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) OR ( SELECT registry.acts_as(VARIADIC ARRAY['SECTOR_BODY'::text, 'REVIEWER'::text, 'ADMINISTRATOR'::text]) AS acts_as)));

CREATE POLICY member_sees ON registry.person FOR SELECT TO benchmark_member USING (( SELECT registry.acts_as(VARIADIC ARRAY['ADMINISTRATOR'::text]) AS acts_as));

CREATE POLICY member_sees ON registry.regulator_rating FOR SELECT TO benchmark_member USING (((organisation_id = ( SELECT registry.acting_organisation() AS acting_organisation)) AND ( SELECT registry.acts_as(VARIADIC ARRAY['PROVIDER'::text]) AS acts_as)));

CREATE POLICY member_sees ON registry.terms_acceptance FOR SELECT TO benchmark_member USING ((subject = ( SELECT registry.acting_subject() AS acting_subject)));

ALTER TABLE registry.organisation ENABLE ROW LEVEL SECURITY;

ALTER TABLE registry.person ENABLE ROW LEVEL SECURITY;

CREATE POLICY product_works ON registry.api_key TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON registry.audit_event TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON registry.corporate_group TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON registry.organisation TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON registry.person TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON registry.regulator_rating TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY product_works ON registry.terms_acceptance TO benchmark_vault, benchmark_builder USING (true) WITH CHECK (true);

ALTER TABLE registry.regulator_rating ENABLE ROW LEVEL SECURITY;

ALTER TABLE registry.terms_acceptance ENABLE ROW LEVEL SECURITY;

ALTER TABLE release.assessment ENABLE ROW LEVEL SECURITY;

ALTER TABLE release.assessment_risk ENABLE ROW LEVEL SECURITY;

ALTER TABLE release.audit ENABLE ROW LEVEL SECURITY;

CREATE POLICY builder_works ON release.assessment TO benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY builder_works ON release.assessment_risk TO benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY builder_works ON release.audit TO benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY builder_works ON release.completeness TO benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY builder_works ON release.figure TO benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY builder_works ON release.named_set TO benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY builder_works ON release.participation TO benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY builder_works ON release.release TO benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY builder_works ON release.sector TO benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY builder_works ON release.set_figure TO benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY builder_works ON release.trend TO benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY builder_works ON release.weighted_mean TO benchmark_builder USING (true) WITH CHECK (true);

CREATE POLICY builder_works ON release.weighting TO benchmark_builder USING (true) WITH CHECK (true);

ALTER TABLE release.completeness ENABLE ROW LEVEL SECURITY;

ALTER TABLE release.figure ENABLE ROW LEVEL SECURITY;

ALTER TABLE release.named_set ENABLE ROW LEVEL SECURITY;

ALTER TABLE release.participation ENABLE ROW LEVEL SECURITY;

CREATE POLICY public_reads ON release.audit FOR SELECT TO benchmark_public USING ((EXISTS ( SELECT
   FROM release.release r
  WHERE ((r.release_id = audit.release_id) AND (r.status = ANY (ARRAY['PUBLISHED'::text, 'WITHDRAWN'::text]))))));

CREATE POLICY public_reads ON release.completeness FOR SELECT TO benchmark_public USING ((EXISTS ( SELECT
   FROM release.release r
  WHERE ((r.release_id = completeness.release_id) AND (r.status = 'PUBLISHED'::text)))));

CREATE POLICY public_reads ON release.figure FOR SELECT TO benchmark_public USING ((EXISTS ( SELECT
   FROM release.release r
  WHERE ((r.release_id = figure.release_id) AND (r.status = 'PUBLISHED'::text)))));

CREATE POLICY public_reads ON release.named_set FOR SELECT TO benchmark_public USING ((EXISTS ( SELECT
   FROM release.release r
  WHERE ((r.release_id = named_set.release_id) AND (r.status = 'PUBLISHED'::text)))));

CREATE POLICY public_reads ON release.participation FOR SELECT TO benchmark_public USING ((EXISTS ( SELECT
   FROM release.release r
  WHERE ((r.release_id = participation.release_id) AND (r.status = 'PUBLISHED'::text)))));

CREATE POLICY public_reads ON release.release FOR SELECT TO benchmark_public USING ((status = ANY (ARRAY['PUBLISHED'::text, 'WITHDRAWN'::text])));

CREATE POLICY public_reads ON release.sector FOR SELECT TO benchmark_public USING ((EXISTS ( SELECT
   FROM release.release r
  WHERE ((r.release_id = sector.release_id) AND (r.status = 'PUBLISHED'::text)))));

CREATE POLICY public_reads ON release.set_figure FOR SELECT TO benchmark_public USING ((EXISTS ( SELECT
   FROM release.release r
  WHERE ((r.release_id = set_figure.release_id) AND (r.status = 'PUBLISHED'::text)))));

CREATE POLICY public_reads ON release.trend FOR SELECT TO benchmark_public USING ((EXISTS ( SELECT
   FROM release.release r
  WHERE ((r.release_id = trend.release_id) AND (r.status = 'PUBLISHED'::text)))));

CREATE POLICY public_reads ON release.weighted_mean FOR SELECT TO benchmark_public USING ((EXISTS ( SELECT
   FROM release.release r
  WHERE ((r.release_id = weighted_mean.release_id) AND (r.status = 'PUBLISHED'::text)))));

CREATE POLICY public_reads ON release.weighting FOR SELECT TO benchmark_public USING ((EXISTS ( SELECT
   FROM release.release r
  WHERE ((r.release_id = weighting.release_id) AND (r.status = 'PUBLISHED'::text)))));

ALTER TABLE release.release ENABLE ROW LEVEL SECURITY;

CREATE POLICY researcher_reads ON release.assessment FOR SELECT TO benchmark_researcher USING ((release_id IN ( SELECT release.published_releases() AS published_releases)));

CREATE POLICY researcher_reads ON release.assessment_risk FOR SELECT TO benchmark_researcher USING ((release_id IN ( SELECT release.published_releases() AS published_releases)));

ALTER TABLE release.sector ENABLE ROW LEVEL SECURITY;

ALTER TABLE release.set_figure ENABLE ROW LEVEL SECURITY;

ALTER TABLE release.trend ENABLE ROW LEVEL SECURITY;

ALTER TABLE release.weighted_mean ENABLE ROW LEVEL SECURITY;

ALTER TABLE release.weighting ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA assessment TO benchmark_vault;
GRANT USAGE ON SCHEMA assessment TO benchmark_builder;
GRANT USAGE ON SCHEMA assessment TO benchmark_member;

GRANT USAGE ON SCHEMA registry TO benchmark_vault;
GRANT USAGE ON SCHEMA registry TO benchmark_builder;
GRANT USAGE ON SCHEMA registry TO benchmark_member;

GRANT USAGE ON SCHEMA release TO benchmark_public;
GRANT USAGE ON SCHEMA release TO benchmark_builder;
GRANT USAGE ON SCHEMA release TO benchmark_researcher;

REVOKE ALL ON FUNCTION assessment.answered_statements(organisation integer, round integer, assessment integer, is_scored boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION assessment.answered_statements(organisation integer, round integer, assessment integer, is_scored boolean) TO benchmark_member;

REVOKE ALL ON FUNCTION assessment.approval_is_by_another() FROM PUBLIC;

REVOKE ALL ON FUNCTION assessment.commented_organisation(given text) FROM PUBLIC;
GRANT ALL ON FUNCTION assessment.commented_organisation(given text) TO benchmark_member;

REVOKE ALL ON FUNCTION assessment.drop_unfinished_sheets(organisation integer, round integer, assessment integer) FROM PUBLIC;
GRANT ALL ON FUNCTION assessment.drop_unfinished_sheets(organisation integer, round integer, assessment integer) TO benchmark_member;

REVOKE ALL ON FUNCTION assessment.ensure_partition(round integer) FROM PUBLIC;
GRANT ALL ON FUNCTION assessment.ensure_partition(round integer) TO benchmark_member;
GRANT ALL ON FUNCTION assessment.ensure_partition(round integer) TO benchmark_vault;

REVOKE ALL ON FUNCTION assessment.finish_partition(round integer) FROM PUBLIC;
GRANT ALL ON FUNCTION assessment.finish_partition(round integer) TO benchmark_vault;

REVOKE ALL ON FUNCTION assessment.has_partition(round integer) FROM PUBLIC;
GRANT ALL ON FUNCTION assessment.has_partition(round integer) TO benchmark_vault;

REVOKE ALL ON FUNCTION assessment.keep_example_in_step() FROM PUBLIC;

REVOKE ALL ON FUNCTION assessment.keep_synthetic_apart() FROM PUBLIC;

REVOKE ALL ON FUNCTION assessment.rater_count(organisation integer, round integer, assessment integer) FROM PUBLIC;
GRANT ALL ON FUNCTION assessment.rater_count(organisation integer, round integer, assessment integer) TO benchmark_member;

REVOKE ALL ON FUNCTION assessment.rating_sums(organisation integer, round integer, assessment integer, minimum_raters integer) FROM PUBLIC;
GRANT ALL ON FUNCTION assessment.rating_sums(organisation integer, round integer, assessment integer, minimum_raters integer) TO benchmark_member;

REVOKE ALL ON FUNCTION assessment.record_comment(given text, words text, moment timestamp with time zone, most integer) FROM PUBLIC;
GRANT ALL ON FUNCTION assessment.record_comment(given text, words text, moment timestamp with time zone, most integer) TO benchmark_member;

REVOKE ALL ON FUNCTION assessment.start_partition(round integer) FROM PUBLIC;
GRANT ALL ON FUNCTION assessment.start_partition(round integer) TO benchmark_vault;

REVOKE ALL ON FUNCTION registry.acting_assessment() FROM PUBLIC;
GRANT ALL ON FUNCTION registry.acting_assessment() TO benchmark_member;
GRANT ALL ON FUNCTION registry.acting_assessment() TO benchmark_vault;
GRANT ALL ON FUNCTION registry.acting_assessment() TO benchmark_builder;

REVOKE ALL ON FUNCTION registry.acting_organisation() FROM PUBLIC;
GRANT ALL ON FUNCTION registry.acting_organisation() TO benchmark_member;
GRANT ALL ON FUNCTION registry.acting_organisation() TO benchmark_vault;
GRANT ALL ON FUNCTION registry.acting_organisation() TO benchmark_builder;

REVOKE ALL ON FUNCTION registry.acting_person() FROM PUBLIC;
GRANT ALL ON FUNCTION registry.acting_person() TO benchmark_member;
GRANT ALL ON FUNCTION registry.acting_person() TO benchmark_vault;
GRANT ALL ON FUNCTION registry.acting_person() TO benchmark_builder;

REVOKE ALL ON FUNCTION registry.acting_sheet() FROM PUBLIC;
GRANT ALL ON FUNCTION registry.acting_sheet() TO benchmark_member;
GRANT ALL ON FUNCTION registry.acting_sheet() TO benchmark_vault;
GRANT ALL ON FUNCTION registry.acting_sheet() TO benchmark_builder;

REVOKE ALL ON FUNCTION registry.acting_subject() FROM PUBLIC;
GRANT ALL ON FUNCTION registry.acting_subject() TO benchmark_member;
GRANT ALL ON FUNCTION registry.acting_subject() TO benchmark_vault;
GRANT ALL ON FUNCTION registry.acting_subject() TO benchmark_builder;

REVOKE ALL ON FUNCTION registry.acts_as(VARIADIC wanted text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION registry.acts_as(VARIADIC wanted text[]) TO benchmark_member;
GRANT ALL ON FUNCTION registry.acts_as(VARIADIC wanted text[]) TO benchmark_vault;
GRANT ALL ON FUNCTION registry.acts_as(VARIADIC wanted text[]) TO benchmark_builder;

REVOKE ALL ON FUNCTION registry.erase_organisation(reference text) FROM PUBLIC;
GRANT ALL ON FUNCTION registry.erase_organisation(reference text) TO benchmark_vault;

REVOKE ALL ON FUNCTION registry.is_of(organisation integer) FROM PUBLIC;
GRANT ALL ON FUNCTION registry.is_of(organisation integer) TO benchmark_member;
GRANT ALL ON FUNCTION registry.is_of(organisation integer) TO benchmark_vault;
GRANT ALL ON FUNCTION registry.is_of(organisation integer) TO benchmark_builder;

REVOKE ALL ON FUNCTION release.published_releases() FROM PUBLIC;
GRANT ALL ON FUNCTION release.published_releases() TO benchmark_researcher;

GRANT SELECT,INSERT,UPDATE ON TABLE assessment.action TO benchmark_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.action TO benchmark_vault;

GRANT USAGE ON SEQUENCE assessment.action_action_id_seq TO benchmark_member;
GRANT USAGE ON SEQUENCE assessment.action_action_id_seq TO benchmark_vault;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.assessment TO benchmark_vault;
GRANT SELECT ON TABLE assessment.assessment TO benchmark_builder;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.assessment TO benchmark_member;

GRANT USAGE ON SEQUENCE assessment.assessment_assessment_id_seq TO benchmark_vault;
GRANT USAGE ON SEQUENCE assessment.assessment_assessment_id_seq TO benchmark_member;

GRANT SELECT,INSERT,UPDATE ON TABLE assessment.comment TO benchmark_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.comment TO benchmark_vault;

GRANT SELECT,INSERT,UPDATE ON TABLE assessment.comment_code TO benchmark_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.comment_code TO benchmark_vault;

GRANT USAGE ON SEQUENCE assessment.comment_comment_id_seq TO benchmark_member;
GRANT USAGE ON SEQUENCE assessment.comment_comment_id_seq TO benchmark_vault;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.invitation TO benchmark_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.invitation TO benchmark_vault;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.sheet TO benchmark_vault;
GRANT SELECT ON TABLE assessment.sheet TO benchmark_builder;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.sheet TO benchmark_member;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.evidence TO benchmark_vault;
GRANT SELECT ON TABLE assessment.evidence TO benchmark_builder;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.evidence TO benchmark_member;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.example TO benchmark_vault;
GRANT SELECT ON TABLE assessment.example TO benchmark_builder;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.example TO benchmark_member;

GRANT SELECT,INSERT ON TABLE assessment.example_approval TO benchmark_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.example_approval TO benchmark_vault;

GRANT USAGE ON SEQUENCE assessment.example_example_id_seq TO benchmark_vault;
GRANT USAGE ON SEQUENCE assessment.example_example_id_seq TO benchmark_member;

GRANT SELECT,INSERT,UPDATE ON TABLE assessment.example_offer TO benchmark_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.example_offer TO benchmark_vault;

GRANT USAGE ON SEQUENCE assessment.example_offer_offer_id_seq TO benchmark_member;
GRANT USAGE ON SEQUENCE assessment.example_offer_offer_id_seq TO benchmark_vault;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.finding TO benchmark_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.finding TO benchmark_vault;

GRANT SELECT ON TABLE assessment.framework TO benchmark_vault;
GRANT SELECT ON TABLE assessment.framework TO benchmark_builder;
GRANT SELECT ON TABLE assessment.framework TO benchmark_member;

GRANT USAGE ON SEQUENCE assessment.framework_framework_id_seq TO benchmark_vault;
GRANT USAGE ON SEQUENCE assessment.framework_framework_id_seq TO benchmark_member;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.import TO benchmark_vault;

GRANT USAGE ON SEQUENCE assessment.import_import_id_seq TO benchmark_vault;
GRANT USAGE ON SEQUENCE assessment.import_import_id_seq TO benchmark_member;

GRANT SELECT,INSERT,DELETE ON TABLE assessment.named_set TO benchmark_vault;
GRANT SELECT ON TABLE assessment.named_set TO benchmark_builder;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.peer_review TO benchmark_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.peer_review TO benchmark_vault;

GRANT USAGE ON SEQUENCE assessment.peer_review_peer_review_id_seq TO benchmark_member;
GRANT USAGE ON SEQUENCE assessment.peer_review_peer_review_id_seq TO benchmark_vault;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.peer_score TO benchmark_member;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.peer_score TO benchmark_vault;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.response TO benchmark_vault;
GRANT SELECT ON TABLE assessment.response TO benchmark_builder;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.response TO benchmark_member;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE assessment.round TO benchmark_vault;
GRANT SELECT ON TABLE assessment.round TO benchmark_builder;
GRANT SELECT ON TABLE assessment.round TO benchmark_member;

GRANT USAGE ON SEQUENCE assessment.round_round_id_seq TO benchmark_vault;
GRANT USAGE ON SEQUENCE assessment.round_round_id_seq TO benchmark_member;

GRANT SELECT ON TABLE assessment.statement TO benchmark_vault;
GRANT SELECT ON TABLE assessment.statement TO benchmark_builder;
GRANT SELECT ON TABLE assessment.statement TO benchmark_member;

GRANT USAGE ON SEQUENCE assessment.statement_statement_id_seq TO benchmark_vault;
GRANT USAGE ON SEQUENCE assessment.statement_statement_id_seq TO benchmark_member;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE registry.api_key TO benchmark_vault;

GRANT SELECT(api_key_id) ON TABLE registry.api_key TO benchmark_member;

GRANT SELECT(prefix) ON TABLE registry.api_key TO benchmark_member;

GRANT SELECT(role) ON TABLE registry.api_key TO benchmark_member;

GRANT SELECT(organisation_id) ON TABLE registry.api_key TO benchmark_member;

GRANT SELECT(issued_by) ON TABLE registry.api_key TO benchmark_member;

GRANT SELECT(issued_at) ON TABLE registry.api_key TO benchmark_member;

GRANT SELECT(expires_at) ON TABLE registry.api_key TO benchmark_member;

GRANT SELECT(revoked_at) ON TABLE registry.api_key TO benchmark_member;

GRANT SELECT(may_write) ON TABLE registry.api_key TO benchmark_member;

GRANT SELECT(last_used_at) ON TABLE registry.api_key TO benchmark_member;

GRANT SELECT(replaced_by) ON TABLE registry.api_key TO benchmark_member;

GRANT SELECT(holder) ON TABLE registry.api_key TO benchmark_member;

GRANT USAGE ON SEQUENCE registry.api_key_api_key_id_seq TO benchmark_vault;
GRANT USAGE ON SEQUENCE registry.api_key_api_key_id_seq TO benchmark_member;

GRANT SELECT,INSERT ON TABLE registry.audit_event TO benchmark_member;
GRANT SELECT,INSERT ON TABLE registry.audit_event TO benchmark_vault;

GRANT USAGE ON SEQUENCE registry.audit_event_audit_event_id_seq TO benchmark_member;
GRANT USAGE ON SEQUENCE registry.audit_event_audit_event_id_seq TO benchmark_vault;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE registry.corporate_group TO benchmark_vault;
GRANT SELECT ON TABLE registry.corporate_group TO benchmark_builder;
GRANT SELECT,INSERT ON TABLE registry.corporate_group TO benchmark_member;

GRANT USAGE ON SEQUENCE registry.corporate_group_corporate_group_id_seq TO benchmark_vault;
GRANT USAGE ON SEQUENCE registry.corporate_group_corporate_group_id_seq TO benchmark_member;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE registry.organisation TO benchmark_vault;
GRANT SELECT ON TABLE registry.organisation TO benchmark_builder;
GRANT SELECT,INSERT ON TABLE registry.organisation TO benchmark_member;

GRANT USAGE ON SEQUENCE registry.organisation_organisation_id_seq TO benchmark_vault;
GRANT USAGE ON SEQUENCE registry.organisation_organisation_id_seq TO benchmark_member;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE registry.person TO benchmark_vault;
GRANT SELECT ON TABLE registry.person TO benchmark_member;

GRANT USAGE ON SEQUENCE registry.person_person_id_seq TO benchmark_vault;
GRANT USAGE ON SEQUENCE registry.person_person_id_seq TO benchmark_member;

GRANT SELECT ON TABLE registry.region TO benchmark_vault;
GRANT SELECT ON TABLE registry.region TO benchmark_builder;
GRANT SELECT ON TABLE registry.region TO benchmark_member;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE registry.regulator_rating TO benchmark_vault;
GRANT SELECT ON TABLE registry.regulator_rating TO benchmark_builder;
GRANT SELECT ON TABLE registry.regulator_rating TO benchmark_member;

GRANT SELECT,INSERT ON TABLE registry.release_member TO benchmark_builder;

GRANT SELECT,INSERT ON TABLE registry.release_step TO benchmark_builder;

GRANT SELECT,INSERT,UPDATE ON TABLE registry.sector_count TO benchmark_vault;

GRANT SELECT ON TABLE registry.size_band TO benchmark_vault;
GRANT SELECT ON TABLE registry.size_band TO benchmark_builder;
GRANT SELECT ON TABLE registry.size_band TO benchmark_member;

GRANT SELECT,INSERT ON TABLE registry.terms_acceptance TO benchmark_member;
GRANT SELECT,INSERT ON TABLE registry.terms_acceptance TO benchmark_vault;

GRANT SELECT ON TABLE release.assessment TO benchmark_researcher;
GRANT SELECT,INSERT ON TABLE release.assessment TO benchmark_builder;

GRANT SELECT ON TABLE release.assessment_risk TO benchmark_researcher;
GRANT SELECT,INSERT ON TABLE release.assessment_risk TO benchmark_builder;

GRANT SELECT ON TABLE release.audit TO benchmark_public;
GRANT SELECT,INSERT ON TABLE release.audit TO benchmark_builder;

GRANT SELECT ON TABLE release.completeness TO benchmark_public;
GRANT SELECT,INSERT ON TABLE release.completeness TO benchmark_builder;

GRANT SELECT ON TABLE release.example TO benchmark_public;
GRANT SELECT ON TABLE release.example TO benchmark_builder;

GRANT SELECT ON TABLE release.figure TO benchmark_public;
GRANT SELECT,INSERT ON TABLE release.figure TO benchmark_builder;

GRANT SELECT ON TABLE release.named_set TO benchmark_public;
GRANT SELECT,INSERT ON TABLE release.named_set TO benchmark_builder;

GRANT SELECT ON TABLE release.participation TO benchmark_public;
GRANT SELECT,INSERT ON TABLE release.participation TO benchmark_builder;

GRANT SELECT ON TABLE release.release TO benchmark_public;
GRANT SELECT,INSERT ON TABLE release.release TO benchmark_builder;

GRANT UPDATE(status) ON TABLE release.release TO benchmark_builder;

GRANT UPDATE(published_at) ON TABLE release.release TO benchmark_builder;

GRANT UPDATE(withdrawn_because) ON TABLE release.release TO benchmark_builder;

GRANT UPDATE(manifest) ON TABLE release.release TO benchmark_builder;

GRANT UPDATE(checksum) ON TABLE release.release TO benchmark_builder;

GRANT SELECT ON TABLE release.round TO benchmark_public;
GRANT SELECT ON TABLE release.round TO benchmark_builder;

GRANT SELECT ON TABLE release.sector TO benchmark_public;
GRANT SELECT,INSERT ON TABLE release.sector TO benchmark_builder;

GRANT SELECT ON TABLE release.sector_count TO benchmark_public;
GRANT SELECT ON TABLE release.sector_count TO benchmark_builder;

GRANT SELECT ON TABLE release.set_figure TO benchmark_public;
GRANT SELECT,INSERT ON TABLE release.set_figure TO benchmark_builder;

GRANT SELECT ON TABLE release.trend TO benchmark_public;
GRANT SELECT,INSERT ON TABLE release.trend TO benchmark_builder;

GRANT SELECT ON TABLE release.weighted_mean TO benchmark_public;
GRANT SELECT,INSERT ON TABLE release.weighted_mean TO benchmark_builder;

GRANT SELECT ON TABLE release.weighting TO benchmark_public;
GRANT SELECT,INSERT ON TABLE release.weighting TO benchmark_builder;
