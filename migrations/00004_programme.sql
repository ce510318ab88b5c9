-- +goose Up
CREATE TABLE cohorts (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    state text NOT NULL CHECK (state IN ('planned', 'running', 'closed')),
    start_day text NOT NULL,
    length_days integer NOT NULL CHECK (length_days BETWEEN 20 AND 366),
    milestone_rhythm_days integer NOT NULL CHECK (milestone_rhythm_days BETWEEN 7 AND 90),
    meetings_per_week integer NOT NULL CHECK (meetings_per_week BETWEEN 1 AND 7),
    age_rule boolean NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE TABLE cohort_extensions (
    id uuid PRIMARY KEY,
    cohort_id uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    days integer NOT NULL CHECK (days > 0),
    reason text NOT NULL,
    by_id uuid REFERENCES persons (id) ON DELETE SET NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX cohort_extensions_cohort ON cohort_extensions (cohort_id);

CREATE TABLE cohort_pauses (
    id uuid PRIMARY KEY,
    cohort_id uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    from_day text NOT NULL,
    resume_day text CHECK (resume_day >= from_day),
    reason text NOT NULL,
    by_id uuid REFERENCES persons (id) ON DELETE SET NULL,
    created_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX cohort_pauses_one_open ON cohort_pauses (cohort_id) WHERE resume_day IS NULL;
CREATE INDEX cohort_pauses_cohort ON cohort_pauses (cohort_id);

CREATE TABLE cohort_coaches (
    cohort_id uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    PRIMARY KEY (cohort_id, person_id)
);
CREATE INDEX cohort_coaches_person ON cohort_coaches (person_id);

CREATE TABLE cohort_participants (
    cohort_id uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    age_group text NOT NULL CHECK (age_group IN ('under_25', 'over_25')),
    contact_person_id uuid REFERENCES persons (id) ON DELETE SET NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (cohort_id, person_id)
);
CREATE INDEX cohort_participants_person ON cohort_participants (person_id);

CREATE TABLE places (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    address text NOT NULL,
    step_free boolean NOT NULL,
    children_welcome boolean NOT NULL,
    no_need_to_buy boolean NOT NULL,
    note text NOT NULL,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
