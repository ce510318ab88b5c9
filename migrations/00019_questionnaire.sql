-- +goose Up
-- One filled questionnaire. Partners' sheets name a tandem and whom they are about; an interview is filled in by a coach.
CREATE TABLE sheets (
    id           uuid PRIMARY KEY,
    cohort_id    uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    person_id    uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    tandem_id    uuid REFERENCES tandems (id),
    about_id     uuid REFERENCES persons (id) ON DELETE CASCADE,
    filled_by    uuid REFERENCES persons (id) ON DELETE SET NULL,
    set_key      text NOT NULL,
    set_version  integer NOT NULL,
    occasion     text NOT NULL CHECK (occasion IN ('interview', 'start', 'middle', 'end', 'after')),
    release      text NOT NULL CHECK (release IN ('none', 'counted', 'shown')),
    shown_at     timestamptz,
    counted_at   timestamptz,
    finished_day text NOT NULL,
    version      integer NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL
);
CREATE UNIQUE INDEX sheets_once ON sheets (person_id, cohort_id, set_key, occasion) WHERE tandem_id IS NULL;
CREATE UNIQUE INDEX sheets_once_about_partner ON sheets (person_id, tandem_id, set_key, occasion) WHERE tandem_id IS NOT NULL;
CREATE INDEX sheets_cohort ON sheets (cohort_id);
CREATE INDEX sheets_tandem ON sheets (tandem_id);
CREATE INDEX sheets_about ON sheets (about_id);
CREATE INDEX sheets_filled_by ON sheets (filled_by);

-- Each answer names the item, the version of the set and the language in which it was read.
CREATE TABLE sheet_answers (
    sheet_id    uuid NOT NULL REFERENCES sheets (id) ON DELETE CASCADE,
    item        text NOT NULL,
    person_id   uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    set_version integer NOT NULL,
    language    text NOT NULL,
    number      integer,
    text        text NOT NULL,
    choices     text NOT NULL,
    PRIMARY KEY (sheet_id, item)
);
CREATE INDEX sheet_answers_person ON sheet_answers (person_id);

-- What a whole group said, in half steps, made once when an occasion is over and never again.
CREATE TABLE group_values (
    cohort_id   uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    occasion    text NOT NULL,
    set_key     text NOT NULL,
    set_version integer NOT NULL,
    item        text NOT NULL,
    halves      integer NOT NULL,
    PRIMARY KEY (cohort_id, occasion, set_key, set_version, item)
);
CREATE TABLE counted_occasions (
    cohort_id  uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    occasion   text NOT NULL,
    counted_at timestamptz NOT NULL,
    PRIMARY KEY (cohort_id, occasion)
);
