-- What follows from an assessment: planned actions, peer reviews, examples offered to others, comments by third parties.
-- Who may see what: the pattern of access-schema.sql.

-- What an organisation plans to do about a statement. One that goes on in another round is continued there by a new row.
create table assessment.action (
    organisation_id int         not null references registry.organisation on delete cascade,
    action_id       int         not null generated always as identity unique,
    round_id        int         not null,
    assessment_id   int         not null,
    statement_id    smallint    not null references assessment.statement,
    text            text        not null check (text <> ''),
    owner_role      text        not null check (owner_role <> ''),
    due_on          date        not null,
    status          text        not null check (status in ('PLANNED', 'IN_PROGRESS', 'DONE', 'DROPPED')),
    planned_at      timestamptz not null,
    changed_at      timestamptz not null,
    continues       int,
    primary key (organisation_id, action_id),
    foreign key (organisation_id, round_id, assessment_id) references assessment.assessment on delete cascade,
    foreign key (organisation_id, continues) references assessment.action (organisation_id, action_id),
    constraint continued_once unique (organisation_id, continues)
);
create index action_of_assessment on assessment.action (organisation_id, round_id, assessment_id, statement_id);

-- What visiting peers found about one theme.
create table assessment.peer_review (
    organisation_id int         not null references registry.organisation on delete cascade,
    peer_review_id  int         not null generated always as identity unique,
    framework_id    smallint    not null references assessment.framework,
    theme           text        not null,
    reviewed_on     date,
    introduction    text,
    recorded_at     timestamptz not null,
    primary key (organisation_id, peer_review_id),
    constraint one_review_of_a_theme_a_day unique nulls not distinct (organisation_id, framework_id, theme, reviewed_on)
);

-- A finding without an element is about the whole theme; an observation is a paragraph about a quality statement.
create table assessment.finding (
    organisation_id int      not null,
    peer_review_id  int      not null,
    ordinal         smallint not null,
    kind            text     not null check (kind in ('STRENGTH', 'CONSIDERATION', 'OBSERVATION')),
    element         text,
    text            text     not null check (text <> ''),
    primary key (organisation_id, peer_review_id, ordinal),
    foreign key (organisation_id, peer_review_id) references assessment.peer_review on delete cascade
);

-- The peers' score of the theme, or of one of its quality statements.
create table assessment.peer_score (
    organisation_id int      not null,
    peer_review_id  int      not null,
    place           text     not null,
    score           smallint not null check (score between 1 and 4),
    primary key (organisation_id, peer_review_id, place),
    foreign key (organisation_id, peer_review_id) references assessment.peer_review on delete cascade
);

-- An example of good practice that an organisation offers to others, with its consent.
create table assessment.example_offer (
    organisation_id  int         not null references registry.organisation on delete cascade,
    offer_id         int         not null generated always as identity unique,
    framework_id     smallint    not null references assessment.framework,
    area             text        not null,
    text             text        not null check (text <> ''),
    wording          text        check (wording <> ''),
    revision         int         not null default 1,
    status           text        not null check (status in ('OFFERED', 'REWRITTEN', 'PUBLISHED', 'REJECTED', 'TAKEN_DOWN')),
    consented_by     text        not null,
    consented_at     timestamptz not null,
    rewritten_by     text,
    rejected_because text,
    published_as     bigint      unique,
    primary key (organisation_id, offer_id),
    constraint rewritten_has_words check (status not in ('REWRITTEN', 'PUBLISHED') or (wording is not null and rewritten_by is not null)),
    constraint rejected_has_a_reason check (status <> 'REJECTED' or rejected_because is not null),
    constraint published_is_public check ((status = 'PUBLISHED') = (published_as is not null))
);

-- Who approved the words as they stand; is_own tells that the approver is of the organisation itself.
create table assessment.example_approval (
    organisation_id int         not null,
    offer_id        int         not null,
    subject         text        not null,
    is_own          boolean     not null,
    approved_at     timestamptz not null,
    primary key (organisation_id, offer_id, subject),
    foreign key (organisation_id, offer_id) references assessment.example_offer on delete cascade
);

-- What everybody may read of an approved example: its words, and never whose they were.
create table release.example (
    example_id        bigint not null generated always as identity primary key,
    framework_code    text   not null,
    framework_edition text   not null,
    area              text   not null,
    text              text   not null,
    published_on      date   not null,
    words             tsvector not null generated always as (to_tsvector('english', text)) stored
);
create index example_words on release.example using gin (words);

-- The rewriter does not approve.
create function assessment.approval_is_by_another() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (select from assessment.example_offer o
               where (o.organisation_id, o.offer_id, o.rewritten_by) = (new.organisation_id, new.offer_id, new.subject)) then
        raise exception 'Who rewrote an example does not approve it.' using errcode = 'check_violation';
    end if;
    return new;
end $$;
create trigger approval_is_by_another before insert or update on assessment.example_approval
    for each row execute function assessment.approval_is_by_another();

-- Guards the way of an offer, and keeps the public copy in step: there while the offer is published, gone in the same
-- transaction in which it is not. New words need new approvals.
create function assessment.keep_example_in_step() returns trigger
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
        return new;
    end if;
    if (new.organisation_id, new.offer_id, new.framework_id, new.area, new.text, new.consented_by, new.consented_at)
        is distinct from (old.organisation_id, old.offer_id, old.framework_id, old.area, old.text, old.consented_by, old.consented_at) then
        raise exception 'What was offered, and the consent to it, stay as they were.' using errcode = 'check_violation';
    end if;
    if old.status in ('REJECTED', 'TAKEN_DOWN') and new.status <> old.status then
        raise exception 'An example that was rejected or taken down stays so.' using errcode = 'check_violation';
    end if;
    if new.status = 'REJECTED' and old.status <> 'REJECTED' and not registry.acts_as('REVIEWER', 'ADMINISTRATOR') then
        raise exception 'Reviewers and administrators reject examples.' using errcode = 'check_violation';
    end if;
    if (new.wording, new.rewritten_by, new.revision) is distinct from (old.wording, old.rewritten_by, old.revision) then
        if old.status = 'PUBLISHED' then
            raise exception 'The words of a published example do not change.' using errcode = 'check_violation';
        end if;
        if not registry.acts_as('REVIEWER') or new.rewritten_by is distinct from registry.acting_subject() then
            raise exception 'Reviewers rewrite examples, each in their own name.' using errcode = 'check_violation';
        end if;
        new.revision := old.revision + 1;
        delete from assessment.example_approval a where (a.organisation_id, a.offer_id) = (new.organisation_id, new.offer_id);
    end if;
    if new.status = 'PUBLISHED' and old.status <> 'PUBLISHED' then
        if (select count(distinct a.subject) < 2 or bool_and(a.is_own) from assessment.example_approval a
            where (a.organisation_id, a.offer_id) = (new.organisation_id, new.offer_id)) then
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
create trigger keep_example_in_step before insert or update or delete on assessment.example_offer
    for each row execute function assessment.keep_example_in_step();

-- A code that an organisation hands out, so that anybody who has it can comment.
create table assessment.comment_code (
    organisation_id int         primary key references registry.organisation on delete cascade,
    code            text        not null unique check (length(code) >= 22),
    made_at         timestamptz not null
);

-- What somebody says of an organisation; nothing is kept of who said it.
create table assessment.comment (
    organisation_id int         not null references registry.organisation on delete cascade,
    comment_id      int         not null generated always as identity unique,
    text            text        not null check (text <> ''),
    commented_at    timestamptz not null,
    answer          text        check (answer <> ''),
    answered_at     timestamptz,
    primary key (organisation_id, comment_id),
    constraint answered_has_a_time check ((answer is null) = (answered_at is null))
);
create index comment_by_time on assessment.comment (organisation_id, commented_at);

-- Whom a comment code belongs to; no row for a code that nobody hands out.
create function assessment.commented_organisation(given text) returns table (name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select o.name from assessment.comment_code c join registry.organisation o using (organisation_id) where c.code = given
$$;

-- Keeps a comment by the code alone: KEPT, UNKNOWN for a code that nobody hands out, FULL when too many came in a day.
create function assessment.record_comment(given text, words text, moment timestamptz, most int) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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

do $$
declare
    guarded text;
begin
    foreach guarded in array array[
        'assessment.action', 'assessment.peer_review', 'assessment.finding', 'assessment.peer_score', 'assessment.example_offer',
        'assessment.example_approval', 'assessment.comment_code', 'assessment.comment'] loop
        execute format('alter table %s enable row level security', guarded);
        execute format('create policy product_works on %s to benchmark_vault, benchmark_builder using (true) with check (true)', guarded);
    end loop;

    foreach guarded in array array[
        'assessment.action', 'assessment.peer_review', 'assessment.finding', 'assessment.peer_score', 'assessment.example_offer',
        'assessment.comment_code', 'assessment.comment'] loop
        execute format($sql$
            create policy provider_works on %s to benchmark_member
                using (organisation_id = (select registry.acting_organisation()) and (select registry.acts_as('PROVIDER')))
                with check (organisation_id = (select registry.acting_organisation()) and (select registry.acts_as('PROVIDER')))
            $sql$, guarded);
    end loop;

    foreach guarded in array array['assessment.peer_review', 'assessment.finding', 'assessment.peer_score'] loop
        execute format($sql$
            create policy reviewer_works on %s to benchmark_member
                using ((select registry.acts_as('REVIEWER'))) with check ((select registry.acts_as('REVIEWER')))
            $sql$, guarded);
    end loop;
end $$;

create policy reviewer_sees on assessment.example_offer for select to benchmark_member using (
    (select registry.acts_as('REVIEWER', 'ADMINISTRATOR')));
create policy reviewer_decides on assessment.example_offer for update to benchmark_member
    using ((select registry.acts_as('REVIEWER', 'ADMINISTRATOR'))) with check ((select registry.acts_as('REVIEWER', 'ADMINISTRATOR')));
create policy member_sees on assessment.example_approval for select to benchmark_member using (
    (select registry.acts_as('REVIEWER', 'ADMINISTRATOR'))
    or (organisation_id = (select registry.acting_organisation()) and (select registry.acts_as('PROVIDER'))));
create policy member_approves on assessment.example_approval for insert to benchmark_member with check (
    subject = (select registry.acting_subject())
    and case when organisation_id = (select registry.acting_organisation()) then is_own and (select registry.acts_as('PROVIDER', 'REVIEWER', 'ADMINISTRATOR'))
             else not is_own and (select registry.acts_as('REVIEWER', 'ADMINISTRATOR')) end);

revoke all on function assessment.approval_is_by_another, assessment.keep_example_in_step, assessment.commented_organisation,
    assessment.record_comment from public;
grant execute on function assessment.commented_organisation, assessment.record_comment to benchmark_member;

grant select, insert, update on assessment.action, assessment.example_offer, assessment.comment_code, assessment.comment to benchmark_member;
grant select, insert, update, delete on assessment.peer_review, assessment.finding, assessment.peer_score to benchmark_member;
grant select, insert on assessment.example_approval to benchmark_member;
grant select, insert, update, delete on assessment.action, assessment.peer_review, assessment.finding, assessment.peer_score,
    assessment.example_offer, assessment.example_approval, assessment.comment_code, assessment.comment to benchmark_vault;
grant usage on all sequences in schema assessment to benchmark_member, benchmark_vault;
grant select on release.example to benchmark_public, benchmark_builder;
