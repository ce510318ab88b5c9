-- +goose Up
-- A constraint of a table cannot be changed in both databases, so the table is built anew. A reminder is one row
-- whatever way it takes: the channel is where it is now and no longer part of what it is.
CREATE TABLE reminders_before AS SELECT * FROM reminders;
DROP TABLE reminders;
CREATE TABLE reminders (
    id uuid PRIMARY KEY,
    occasion text NOT NULL CONSTRAINT reminders_occasion CHECK (occasion IN ('meeting', 'milestone', 'plan', 'promise', 'news', 'test')),
    occasion_id uuid NOT NULL,
    revision integer NOT NULL,
    kind text NOT NULL CONSTRAINT reminders_kind CHECK (kind IN ('week', 'day', 'hours', 'chosen', 'moved', 'cancelled', 'waiting', 'due', 'news', 'test')),
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
    CONSTRAINT reminders_once UNIQUE (occasion_id, revision, kind, person_id)
);
INSERT INTO reminders (id, occasion, occasion_id, revision, kind, person_id, channel, tried, due_at, expires_at, starts_at,
    state, attempts, next_try_at, lease_until, lease_token, last_error, sent_at, created_at)
SELECT id, occasion, occasion_id, revision, kind, person_id, channel, '[]', due_at, expires_at, starts_at,
    state, attempts, next_try_at, lease_until, lease_token, last_error, sent_at, created_at
FROM reminders_before;
DROP TABLE reminders_before;
-- What is still to do stays small however much has been sent.
CREATE INDEX reminders_due ON reminders (next_try_at) WHERE state IN ('pending', 'claimed');
CREATE INDEX reminders_person ON reminders (person_id, due_at);
CREATE INDEX reminders_expired ON reminders (expires_at);

ALTER TABLE reminder_settings ADD COLUMN channels text NOT NULL DEFAULT '["push","email","sms"]';

-- Addresses are sealed with a key that is not in the database.
CREATE TABLE contact_ways (
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    kind text NOT NULL CONSTRAINT contact_ways_kind CHECK (kind IN ('email', 'phone')),
    value bytea,
    pending_value bytea,
    former_value bytea,
    code_hash text NOT NULL,
    code_expires_at timestamptz,
    tries integer NOT NULL,
    confirmed_at timestamptz,
    version integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (person_id, kind)
);

-- How many codes somebody asked for, and how many went to one address; the keys are seals.
CREATE TABLE contact_limits (
    key text PRIMARY KEY,
    sent integer NOT NULL,
    since timestamptz NOT NULL
);
CREATE INDEX contact_limits_since ON contact_limits (since);
