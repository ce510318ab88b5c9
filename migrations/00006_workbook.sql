-- +goose Up
CREATE TABLE entries (
    id              uuid PRIMARY KEY,
    tandem_id       uuid NOT NULL REFERENCES tandems (id),
    author_id       uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    kind            text NOT NULL CHECK (kind IN ('meeting', 'note')),
    outcome         text NOT NULL CHECK (outcome IN ('', 'met', 'moved', 'cancelled')),
    reason          text NOT NULL,
    day             text NOT NULL,
    clock           text NOT NULL,
    place           text NOT NULL,
    place_text      text NOT NULL,
    topics          text NOT NULL,
    note            text NOT NULL,
    visibility      text NOT NULL CHECK (visibility IN ('me', 'tandem', 'team')),
    pinned          boolean NOT NULL,
    team_seen_at    timestamptz,
    confirmed_at    timestamptz,
    confirmed_by    uuid REFERENCES persons (id) ON DELETE SET NULL,
    last_changed_by uuid REFERENCES persons (id) ON DELETE SET NULL,
    version         integer NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    CHECK ((kind = 'meeting') = (outcome <> ''))
);

CREATE INDEX entries_by_tandem ON entries (tandem_id, day);
CREATE INDEX entries_by_author ON entries (author_id);

CREATE TABLE entry_additions (
    id           uuid PRIMARY KEY,
    entry_id     uuid NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    author_id    uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    text         text NOT NULL,
    visibility   text NOT NULL CHECK (visibility IN ('me', 'tandem', 'team')),
    team_seen_at timestamptz,
    version      integer NOT NULL,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL
);

CREATE INDEX entry_additions_by_entry ON entry_additions (entry_id);

CREATE TABLE private_answers (
    entry_id   uuid NOT NULL REFERENCES entries (id) ON DELETE CASCADE,
    person_id  uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    helped     integer CHECK (helped BETWEEN 1 AND 5),
    heard      integer CHECK (heard BETWEEN 1 AND 5),
    mood       integer CHECK (mood BETWEEN 1 AND 5),
    giving     text NOT NULL CHECK (giving IN ('', 'gave', 'got', 'both', 'neither')),
    version    integer NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (entry_id, person_id)
);

-- entry_id has no foreign key: a phone may send a step before the entry it was written in.
CREATE TABLE steps (
    id              uuid PRIMARY KEY,
    tandem_id       uuid NOT NULL REFERENCES tandems (id),
    entry_id        uuid,
    owner_id        uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    text            text NOT NULL,
    due_day         text NOT NULL,
    state           text NOT NULL CHECK (state IN ('open', 'done', 'changed', 'dropped')),
    visibility      text NOT NULL CHECK (visibility IN ('me', 'tandem', 'team')),
    team_seen_at    timestamptz,
    created_by      uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    last_changed_by uuid REFERENCES persons (id) ON DELETE SET NULL,
    version         integer NOT NULL,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    CHECK (visibility <> 'me' OR owner_id = created_by)
);

CREATE INDEX steps_by_tandem ON steps (tandem_id);

-- A day of '' means that the two have taken the date back; the version lives on, so a late repetition cannot bring it back.
CREATE TABLE planned_meetings (
    tandem_id  uuid PRIMARY KEY REFERENCES tandems (id),
    day        text NOT NULL,
    clock      text NOT NULL,
    place_text text NOT NULL,
    starts_at  timestamptz,
    revision   integer NOT NULL,
    set_by     uuid REFERENCES persons (id) ON DELETE SET NULL,
    version    integer NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE TABLE help_requests (
    id          uuid PRIMARY KEY,
    tandem_id   uuid NOT NULL REFERENCES tandems (id),
    person_id   uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    text        text NOT NULL,
    created_at  timestamptz NOT NULL,
    answered_by uuid REFERENCES persons (id) ON DELETE SET NULL,
    answered_at timestamptz
);

CREATE INDEX help_requests_by_tandem ON help_requests (tandem_id);

-- Only the bare id of what was removed, so that a late repetition of its making cannot bring it back.
CREATE TABLE removed_ids (
    id         uuid PRIMARY KEY,
    tandem_id  uuid NOT NULL REFERENCES tandems (id) ON DELETE CASCADE,
    removed_at timestamptz NOT NULL
);
