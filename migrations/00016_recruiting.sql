-- +goose Up
-- How many have to be in before the start. Without a number nobody is recruited and nothing waits.
ALTER TABLE cohorts ADD COLUMN places integer CHECK (places BETWEEN 2 AND 500);

-- What stands on a poster or goes from hand to hand. It opens a form and nothing that anybody has written; so that it
-- can be printed again it is kept as it is.
CREATE TABLE recruiting_codes (
    id         uuid PRIMARY KEY,
    cohort_id  uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    kind       text NOT NULL CHECK (kind IN ('referral', 'flyer', 'champion')),
    code       text NOT NULL CONSTRAINT recruiting_codes_code UNIQUE,
    person_id  uuid REFERENCES persons (id) ON DELETE CASCADE,
    story      text NOT NULL,
    created_by uuid REFERENCES persons (id) ON DELETE SET NULL,
    revoked_at timestamptz,
    version    integer NOT NULL,
    created_at timestamptz NOT NULL,
    CHECK ((kind = 'champion') = (person_id IS NOT NULL))
);
CREATE INDEX recruiting_codes_cohort ON recruiting_codes (cohort_id);
CREATE INDEX recruiting_codes_person ON recruiting_codes (person_id);
CREATE INDEX recruiting_codes_created_by ON recruiting_codes (created_by);

-- Somebody on the way into a cohort. They are no person of the app before they have said yes themselves.
CREATE TABLE prospects (
    id            uuid PRIMARY KEY,
    cohort_id     uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    state         text NOT NULL CHECK (state IN ('referred', 'informed', 'interested', 'invited', 'attended', 'agreed', 'not_now', 'declined')),
    first_name    text NOT NULL,
    contact_kind  text NOT NULL CHECK (contact_kind IN ('', 'phone', 'message', 'email', 'letter', 'in_person')),
    contact       text NOT NULL,
    language      text NOT NULL,
    age_group     text NOT NULL CHECK (age_group IN ('', 'under_25', 'over_25')),
    why           text NOT NULL,
    code          text CONSTRAINT prospects_code UNIQUE,
    code_id       uuid REFERENCES recruiting_codes (id) ON DELETE SET NULL,
    person_id     uuid CONSTRAINT prospects_person UNIQUE REFERENCES persons (id) ON DELETE CASCADE,
    ask_again_day text,
    version       integer NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL
);
CREATE INDEX prospects_cohort ON prospects (cohort_id);
CREATE INDEX prospects_code_id ON prospects (code_id);
CREATE INDEX prospects_updated_at ON prospects (updated_at);

CREATE TABLE prospect_changes (
    id          uuid PRIMARY KEY,
    prospect_id uuid NOT NULL REFERENCES prospects (id) ON DELETE CASCADE,
    state       text NOT NULL,
    by_id       uuid REFERENCES persons (id) ON DELETE SET NULL,
    changed_at  timestamptz NOT NULL
);
CREATE INDEX prospect_changes_prospect ON prospect_changes (prospect_id);
CREATE INDEX prospect_changes_by ON prospect_changes (by_id);

CREATE TABLE start_gates (
    cohort_id uuid PRIMARY KEY REFERENCES cohorts (id) ON DELETE CASCADE,
    places    integer NOT NULL,
    agreed    integer NOT NULL,
    reason    text NOT NULL,
    opened_by uuid REFERENCES persons (id) ON DELETE SET NULL,
    opened_at timestamptz NOT NULL
);
CREATE INDEX start_gates_opened_by ON start_gates (opened_by);

-- How many forms came from one network or through one code; the keys are seals.
CREATE TABLE recruiting_limits (
    key   text PRIMARY KEY,
    count integer NOT NULL,
    since timestamptz NOT NULL
);
CREATE INDEX recruiting_limits_since ON recruiting_limits (since);
