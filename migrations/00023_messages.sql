-- +goose Up
-- Reminders may be about messages now; a constraint cannot be changed in both databases, so the table is built anew.
CREATE TABLE reminders_before AS SELECT * FROM reminders;
DROP TABLE reminders;
CREATE TABLE reminders (
    id uuid PRIMARY KEY,
    occasion text NOT NULL CONSTRAINT reminders_occasion CHECK (occasion IN ('meeting', 'milestone', 'gathering', 'plan', 'promise', 'message', 'news', 'test')),
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
    CONSTRAINT reminders_once UNIQUE (occasion_id, revision, kind, person_id)
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

-- Where people write to each other: the two of a tandem, somebody and the team, or a whole cohort. It counts its changes:
-- whoever changes something holds the row, so the order of the changes is the same for everybody and has no gaps.
CREATE TABLE conversations (
    id            uuid PRIMARY KEY,
    kind          text NOT NULL CHECK (kind IN ('tandem', 'contact', 'group')),
    tandem_id     uuid UNIQUE REFERENCES tandems (id) ON DELETE CASCADE,
    person_id     uuid UNIQUE REFERENCES persons (id) ON DELETE CASCADE,
    cohort_id     uuid UNIQUE REFERENCES cohorts (id) ON DELETE CASCADE,
    last_change   bigint NOT NULL,
    waiting_since timestamptz,
    owner_id      uuid REFERENCES persons (id) ON DELETE SET NULL,
    created_at    timestamptz NOT NULL,
    CHECK ((kind = 'tandem') = (tandem_id IS NOT NULL) AND (kind = 'contact') = (person_id IS NOT NULL) AND (kind = 'group') = (cohort_id IS NOT NULL))
);
CREATE INDEX conversations_owner ON conversations (owner_id);

-- author_id may name the one who stands for all the erased. The row of a deleted message stays without its words, so
-- that phones that have it learn of it.
CREATE TABLE messages (
    id              uuid PRIMARY KEY,
    conversation_id uuid NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    cohort_id       uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    author_id       uuid NOT NULL,
    text            text NOT NULL,
    link_kind       text NOT NULL CHECK (link_kind IN ('', 'entry', 'step', 'plan_item', 'place')),
    link_id         uuid,
    link_text       text NOT NULL,
    position        bigint NOT NULL,
    change          bigint NOT NULL,
    version         integer NOT NULL,
    created_at      timestamptz NOT NULL,
    changed_at      timestamptz NOT NULL,
    corrected_at    timestamptz,
    deleted_at      timestamptz,
    CONSTRAINT messages_place UNIQUE (conversation_id, position)
);
CREATE UNIQUE INDEX messages_changes ON messages (conversation_id, change);
CREATE INDEX messages_author ON messages (author_id);
CREATE INDEX messages_cohort ON messages (cohort_id);

-- How far somebody has read is for nobody else; it keeps notices to one until they have looked.
CREATE TABLE conversation_marks (
    conversation_id uuid NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    person_id       uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    read_change     bigint NOT NULL,
    notified        boolean NOT NULL,
    PRIMARY KEY (conversation_id, person_id)
);
CREATE INDEX conversation_marks_person ON conversation_marks (person_id);

-- A note or a step may have been made from a message.
ALTER TABLE entries ADD COLUMN message_id uuid;
ALTER TABLE entries ADD COLUMN message_place text NOT NULL DEFAULT '';
ALTER TABLE steps ADD COLUMN message_id uuid;
ALTER TABLE steps ADD COLUMN message_place text NOT NULL DEFAULT '';
