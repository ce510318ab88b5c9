-- Whoever hears of a suggestion for a meeting of the group is led to it. What is suggested to a cohort and what is new in
-- it have the same id, so the occasion belongs to what is told once.

-- +goose Up
CREATE TABLE reminders_before AS SELECT * FROM reminders;
DROP TABLE reminders;
CREATE TABLE reminders (
    id uuid PRIMARY KEY,
    occasion text NOT NULL CONSTRAINT reminders_occasion CHECK (occasion IN ('meeting', 'milestone', 'gathering', 'group', 'plan', 'promise', 'message', 'news', 'test')),
    occasion_id uuid NOT NULL,
    revision integer NOT NULL,
    kind text NOT NULL CONSTRAINT reminders_kind CHECK (kind IN ('week', 'day', 'hours', 'chosen', 'moved', 'cancelled', 'waiting', 'due', 'message', 'tandem_message', 'news', 'test')),
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    channel text NOT NULL,
    tried text NOT NULL,
    move_on_at timestamptz,
    due_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    starts_at timestamptz,
    state text NOT NULL CONSTRAINT reminders_state CHECK (state IN ('pending', 'claimed', 'sent', 'skipped', 'failed')),
    attempts integer NOT NULL,
    next_try_at timestamptz NOT NULL,
    lease_until timestamptz,
    lease_token uuid,
    last_error text NOT NULL,
    sent_at timestamptz,
    created_at timestamptz NOT NULL,
    CONSTRAINT reminders_once UNIQUE (occasion_id, occasion, revision, kind, person_id)
);
INSERT INTO reminders (id, occasion, occasion_id, revision, kind, person_id, channel, tried, move_on_at, due_at, expires_at,
    starts_at, state, attempts, next_try_at, lease_until, lease_token, last_error, sent_at, created_at)
SELECT id, occasion, occasion_id, revision, kind, person_id, channel, tried, move_on_at, due_at, expires_at,
    starts_at, state, attempts, next_try_at, lease_until, lease_token, last_error, sent_at, created_at
FROM reminders_before;
DROP TABLE reminders_before;
CREATE INDEX reminders_due ON reminders (next_try_at) WHERE state IN ('pending', 'claimed');
CREATE INDEX reminders_person ON reminders (person_id, due_at);
CREATE INDEX reminders_expired ON reminders (expires_at);
