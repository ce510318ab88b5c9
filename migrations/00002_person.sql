-- +goose Up
CREATE TABLE persons (
    id uuid PRIMARY KEY,
    role text NOT NULL CONSTRAINT persons_role CHECK (role IN ('participant', 'coach', 'manager', 'administrator')),
    display_name text NOT NULL,
    login text NOT NULL CONSTRAINT persons_login UNIQUE,
    language text NOT NULL CONSTRAINT persons_language CHECK (language IN ('de', 'en', 'tr', 'ar')),
    state text NOT NULL CONSTRAINT persons_state CHECK (state IN ('invited', 'active', 'disabled')),
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE TABLE contact_cards (
    person_id uuid PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
    phone text NOT NULL,
    email text NOT NULL,
    languages text NOT NULL,
    working_days text NOT NULL,
    version integer NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE TABLE absences (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    from_day text NOT NULL,
    to_day text NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT absences_order CHECK (from_day <= to_day)
);
CREATE INDEX absences_person ON absences (person_id, to_day);
