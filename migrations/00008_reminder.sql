-- +goose Up
CREATE TABLE reminders (
    id uuid PRIMARY KEY,
    occasion text NOT NULL CONSTRAINT reminders_occasion CHECK (occasion IN ('meeting', 'milestone', 'plan', 'promise', 'test')),
    occasion_id uuid NOT NULL,
    revision integer NOT NULL,
    kind text NOT NULL CONSTRAINT reminders_kind CHECK (kind IN ('week', 'day', 'hours', 'chosen', 'moved', 'cancelled', 'waiting', 'due', 'test')),
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    channel text NOT NULL,
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
    CONSTRAINT reminders_once UNIQUE (occasion_id, revision, kind, person_id, channel)
);
-- What is still to do stays small however much has been sent.
CREATE INDEX reminders_due ON reminders (next_try_at) WHERE state IN ('pending', 'claimed');
CREATE INDEX reminders_person ON reminders (person_id, due_at);
CREATE INDEX reminders_expired ON reminders (expires_at);

CREATE TABLE reminder_settings (
    person_id uuid PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
    off text NOT NULL,
    meeting_lead_minutes integer NOT NULL,
    version integer NOT NULL,
    updated_at timestamptz NOT NULL
);
