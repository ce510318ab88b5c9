-- +goose Up
-- What people say about the accessibility of the app; without an account, so no person stands behind it.
CREATE TABLE accessibility_feedback (
    id          uuid PRIMARY KEY,
    text        text NOT NULL,
    page        text NOT NULL,
    contact     text NOT NULL,
    language    text NOT NULL,
    due_day     text NOT NULL,
    answered_at timestamptz,
    answered_by uuid REFERENCES persons (id) ON DELETE SET NULL,
    note        text NOT NULL,
    version     integer NOT NULL,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL
);
CREATE INDEX accessibility_feedback_due ON accessibility_feedback (due_day) WHERE answered_at IS NULL;
CREATE INDEX accessibility_feedback_answered_by ON accessibility_feedback (answered_by);

CREATE TABLE feedback_limits (
    key   text PRIMARY KEY,
    count integer NOT NULL,
    since timestamptz NOT NULL
);
CREATE INDEX feedback_limits_since ON feedback_limits (since);

-- The tips of the first weeks that somebody does not want to see again.
CREATE TABLE guide_tips (
    person_id    uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    tip          text NOT NULL,
    dismissed_at timestamptz NOT NULL,
    PRIMARY KEY (person_id, tip)
);
