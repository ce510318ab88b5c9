-- +goose Up
-- When a cohort chooses. Wishes may be changed until the box is closed, and it can be opened again.
CREATE TABLE ballot_boxes (
    cohort_id  uuid PRIMARY KEY REFERENCES cohorts (id) ON DELETE CASCADE,
    opened_at  timestamptz NOT NULL,
    opened_by  uuid REFERENCES persons (id) ON DELETE SET NULL,
    closed_at  timestamptz,
    closed_by  uuid REFERENCES persons (id) ON DELETE SET NULL,
    version    integer NOT NULL
);
CREATE INDEX ballot_boxes_opened_by ON ballot_boxes (opened_by);
CREATE INDEX ballot_boxes_closed_by ON ballot_boxes (closed_by);

CREATE TABLE ballots (
    cohort_id  uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    person_id  uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    typed_by   uuid REFERENCES persons (id) ON DELETE SET NULL,
    on_paper   boolean NOT NULL,
    version    integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (cohort_id, person_id)
);
CREATE INDEX ballots_person ON ballots (person_id);
CREATE INDEX ballots_typed_by ON ballots (typed_by);

-- A wish for somebody who is erased vanishes with them, and nobody is told.
CREATE TABLE ballot_choices (
    cohort_id uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    about_id  uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    kind      text NOT NULL CHECK (kind IN ('wish', 'also', 'not')),
    position  integer NOT NULL,
    PRIMARY KEY (cohort_id, person_id, about_id)
);
CREATE INDEX ballot_choices_person ON ballot_choices (person_id);
CREATE INDEX ballot_choices_about ON ballot_choices (about_id);

-- Rows are added and never changed, except that who is erased goes from inside them. input holds everything that decided.
CREATE TABLE match_proposals (
    id         uuid PRIMARY KEY,
    cohort_id  uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    number     integer NOT NULL,
    by_hand    boolean NOT NULL,
    reason     text NOT NULL,
    asked      text NOT NULL,
    input      text NOT NULL,
    result     text NOT NULL,
    made_by    uuid REFERENCES persons (id) ON DELETE SET NULL,
    created_at timestamptz NOT NULL,
    UNIQUE (cohort_id, number)
);
CREATE INDEX match_proposals_made_by ON match_proposals (made_by);

CREATE TABLE match_publications (
    proposal_id  uuid PRIMARY KEY REFERENCES match_proposals (id) ON DELETE CASCADE,
    cohort_id    uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    alternative  integer NOT NULL,
    published_by uuid REFERENCES persons (id) ON DELETE SET NULL,
    published_at timestamptz NOT NULL
);
CREATE INDEX match_publications_cohort ON match_publications (cohort_id);
CREATE INDEX match_publications_published_by ON match_publications (published_by);

-- What the two of a tandem were told when it was published.
CREATE TABLE match_notices (
    tandem_id    uuid PRIMARY KEY REFERENCES tandems (id) ON DELETE CASCADE,
    both_wished  boolean NOT NULL,
    words        text NOT NULL,
    languages    text NOT NULL,
    topics       text NOT NULL,
    times        text NOT NULL,
    created_at   timestamptz NOT NULL
);

-- How much of the team's time matching takes, to compare one way of doing it with another.
CREATE TABLE matching_minutes (
    id         uuid PRIMARY KEY,
    cohort_id  uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    person_id  uuid REFERENCES persons (id) ON DELETE SET NULL,
    minutes    integer NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    day        text NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX matching_minutes_cohort ON matching_minutes (cohort_id);
CREATE INDEX matching_minutes_person ON matching_minutes (person_id);

-- What somebody says of their tandem after the first and the third meeting. Only "rather not" reaches anybody: coach_id.
CREATE TABLE fit_checks (
    id            uuid PRIMARY KEY,
    tandem_id     uuid NOT NULL REFERENCES tandems (id) ON DELETE CASCADE,
    person_id     uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    after_meeting integer NOT NULL CHECK (after_meeting IN (1, 3)),
    answer        text NOT NULL CHECK (answer IN ('yes', 'not_sure', 'rather_not')),
    words         text NOT NULL,
    coach_id      uuid REFERENCES persons (id) ON DELETE SET NULL,
    talked_at     timestamptz,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    UNIQUE (tandem_id, person_id, after_meeting)
);
CREATE INDEX fit_checks_person ON fit_checks (person_id);
CREATE INDEX fit_checks_coach ON fit_checks (coach_id);

-- How a tandem ended whose two go on without each other.
CREATE TABLE partings (
    tandem_id   uuid PRIMARY KEY REFERENCES tandems (id) ON DELETE CASCADE,
    agreed_with uuid REFERENCES persons (id) ON DELETE SET NULL,
    sentence    text NOT NULL CHECK (sentence IN ('', 'not_you', 'thanks', 'good_luck', 'own', 'team')),
    own_words   text NOT NULL,
    by_id       uuid REFERENCES persons (id) ON DELETE SET NULL,
    created_at  timestamptz NOT NULL
);
CREATE INDEX partings_agreed_with ON partings (agreed_with);
CREATE INDEX partings_by ON partings (by_id);
