-- +goose Up
-- Where everybody stands who has been erased, for the rows that have to name somebody. It is nobody's account.
INSERT INTO persons (id, role, display_name, login, language, state, version, created_at, updated_at)
VALUES ('00000000-0000-0000-0000-000000000000', 'participant', '', '', 'de', 'disabled', 1,
    '2026-01-01 00:00:00+00:00', '2026-01-01 00:00:00+00:00');

-- A line says who of the staff has opened what about a person. slot counts stretches of ten minutes.
CREATE TABLE access_log (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    reader_id uuid REFERENCES persons (id) ON DELETE SET NULL,
    reader_name text NOT NULL,
    what text NOT NULL,
    tandem_id uuid REFERENCES tandems (id) ON DELETE SET NULL,
    slot bigint NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT access_log_once UNIQUE (reader_id, person_id, what, slot)
);
CREATE INDEX access_log_person ON access_log (person_id, at, id);
CREATE INDEX access_log_at ON access_log (at);

-- Bare ids, so that who was erased does not come back with an old backup.
CREATE TABLE erasures (
    id uuid PRIMARY KEY,
    erased_at timestamptz NOT NULL
);

-- Sessions are forgotten a month after their end; this remembers when somebody was there last, and when they were told.
CREATE TABLE account_activity (
    person_id uuid PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
    last_day text NOT NULL,
    told_day text
);

-- What is left of a cohort when its pages are deleted: numbers about all of it together.
CREATE TABLE kept_figures (
    cohort_id uuid PRIMARY KEY REFERENCES cohorts (id) ON DELETE CASCADE,
    figures text NOT NULL,
    kept_at timestamptz NOT NULL
);
