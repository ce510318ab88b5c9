-- +goose Up
-- Questions to the office, answered once for everybody of a cohort. There is no instant in here: of a question without a
-- name nobody shall be able to tell when it was asked, and so by whom. It is shown from the morning after.
CREATE TABLE office_questions (
    id         uuid PRIMARY KEY,
    cohort_id  uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    asker_id   uuid REFERENCES persons (id) ON DELETE SET NULL,
    named      boolean NOT NULL,
    text       text NOT NULL,
    shown_from text NOT NULL,
    owner_id   uuid REFERENCES persons (id) ON DELETE SET NULL,
    version    integer NOT NULL
);
CREATE INDEX office_questions_cohort ON office_questions (cohort_id, shown_from);
CREATE INDEX office_questions_asker ON office_questions (asker_id);
CREATE INDEX office_questions_owner ON office_questions (owner_id);

CREATE TABLE office_answers (
    question_id  uuid PRIMARY KEY REFERENCES office_questions (id) ON DELETE CASCADE,
    coach_id     uuid REFERENCES persons (id) ON DELETE SET NULL,
    text         text NOT NULL,
    answered_at  timestamptz NOT NULL,
    corrected_at timestamptz
);
CREATE INDEX office_answers_coach ON office_answers (coach_id);

-- Suggestions for a meeting of everybody, with up to five times. The one that was agreed on becomes a gathering.
CREATE TABLE group_meetings (
    id           uuid PRIMARY KEY,
    cohort_id    uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    suggested_by uuid REFERENCES persons (id) ON DELETE SET NULL,
    what         text NOT NULL,
    place_text   text NOT NULL,
    state        text NOT NULL CONSTRAINT group_meetings_state CHECK (state IN ('open', 'fixed', 'withdrawn')),
    fixed_number integer,
    gathering_id uuid REFERENCES gatherings (id) ON DELETE SET NULL,
    settled_by   uuid REFERENCES persons (id) ON DELETE SET NULL,
    reason       text NOT NULL,
    created_at   timestamptz NOT NULL
);
CREATE INDEX group_meetings_cohort ON group_meetings (cohort_id);
CREATE INDEX group_meetings_suggested_by ON group_meetings (suggested_by);
CREATE INDEX group_meetings_settled_by ON group_meetings (settled_by);
CREATE INDEX group_meetings_gathering ON group_meetings (gathering_id);

CREATE TABLE group_meeting_times (
    meeting_id uuid NOT NULL REFERENCES group_meetings (id) ON DELETE CASCADE,
    number     integer NOT NULL,
    day        text NOT NULL,
    clock      text NOT NULL,
    starts_at  timestamptz NOT NULL,
    PRIMARY KEY (meeting_id, number)
);

CREATE TABLE group_meeting_answers (
    meeting_id uuid NOT NULL REFERENCES group_meetings (id) ON DELETE CASCADE,
    number     integer NOT NULL,
    person_id  uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    answer     text NOT NULL CONSTRAINT group_meeting_answers_answer CHECK (answer IN ('yes', 'maybe', 'no')),
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (meeting_id, number, person_id)
);
CREATE INDEX group_meeting_answers_person ON group_meeting_answers (person_id);

-- A thank-you waits until it was seen, and goes soon after: nothing is counted.
CREATE TABLE thanks (
    id          uuid PRIMARY KEY,
    from_id     uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    to_id       uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    question_id uuid REFERENCES office_questions (id) ON DELETE CASCADE,
    day         text NOT NULL,
    seen        boolean NOT NULL
);
CREATE INDEX thanks_from ON thanks (from_id);
CREATE INDEX thanks_to ON thanks (to_id);
CREATE INDEX thanks_question ON thanks (question_id);
