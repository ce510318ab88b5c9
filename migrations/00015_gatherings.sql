-- +goose Up
-- Reminders may be about a gathering now; a constraint cannot be changed in both databases, so the table is built anew.
CREATE TABLE reminders_before AS SELECT * FROM reminders;
DROP TABLE reminders;
CREATE TABLE reminders (
    id uuid PRIMARY KEY,
    occasion text NOT NULL CONSTRAINT reminders_occasion CHECK (occasion IN ('meeting', 'milestone', 'gathering', 'plan', 'promise', 'news', 'test')),
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
INSERT INTO reminders (id, occasion, occasion_id, revision, kind, person_id, channel, tried, move_on_at, due_at, expires_at,
    starts_at, state, attempts, next_try_at, lease_until, lease_token, last_error, sent_at, created_at)
SELECT id, occasion, occasion_id, revision, kind, person_id, channel, tried, move_on_at, due_at, expires_at,
    starts_at, state, attempts, next_try_at, lease_until, lease_token, last_error, sent_at, created_at
FROM reminders_before;
DROP TABLE reminders_before;
CREATE INDEX reminders_due ON reminders (next_try_at) WHERE state IN ('pending', 'claimed');
CREATE INDEX reminders_person ON reminders (person_id, due_at);
CREATE INDEX reminders_expired ON reminders (expires_at);

CREATE TABLE gatherings (
    id            uuid PRIMARY KEY,
    cohort_id     uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    kind          text NOT NULL CHECK (kind IN ('information', 'group', 'other')),
    title         text NOT NULL,
    place_text    text NOT NULL,
    map_link      text NOT NULL,
    day           text NOT NULL,
    clock         text NOT NULL,
    starts_at     timestamptz NOT NULL,
    offered       text NOT NULL,
    offered_text  text NOT NULL,
    cancelled_at  timestamptz,
    cancel_reason text NOT NULL,
    revision      integer NOT NULL,
    created_by    uuid REFERENCES persons (id) ON DELETE SET NULL,
    version       integer NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL
);
CREATE INDEX gatherings_cohort ON gatherings (cohort_id, day);
CREATE INDEX gatherings_created_by ON gatherings (created_by);

-- An answer belongs to the time it was given for.
CREATE TABLE gathering_answers (
    gathering_id uuid NOT NULL REFERENCES gatherings (id) ON DELETE CASCADE,
    person_id    uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    answer       text NOT NULL CHECK (answer IN ('yes', 'no', 'not_sure')),
    revision     integer NOT NULL,
    updated_at   timestamptz NOT NULL,
    PRIMARY KEY (gathering_id, person_id)
);
CREATE INDEX gathering_answers_person ON gathering_answers (person_id);

CREATE TABLE gathering_attendances (
    gathering_id uuid NOT NULL REFERENCES gatherings (id) ON DELETE CASCADE,
    person_id    uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    noted_by     uuid REFERENCES persons (id) ON DELETE SET NULL,
    noted_at     timestamptz NOT NULL,
    PRIMARY KEY (gathering_id, person_id)
);
CREATE INDEX gathering_attendances_person ON gathering_attendances (person_id);
CREATE INDEX gathering_attendances_noted_by ON gathering_attendances (noted_by);
