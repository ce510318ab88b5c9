-- +goose Up
-- Voice notes and pictures. They hang on an entry or a message and go with it; until then they wait for a day.
-- The bytes stand apart, so that lists never read them.
CREATE TABLE media (
    id         uuid PRIMARY KEY,
    owner_id   uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    kind       text NOT NULL CHECK (kind IN ('voice', 'picture')),
    type       text NOT NULL,
    size       integer NOT NULL,
    seconds    integer NOT NULL,
    sent_hash  text NOT NULL,
    entry_id   uuid REFERENCES entries (id) ON DELETE CASCADE,
    message_id uuid REFERENCES messages (id) ON DELETE CASCADE,
    position   integer NOT NULL,
    created_at timestamptz NOT NULL,
    CHECK (entry_id IS NULL OR message_id IS NULL)
);
CREATE INDEX media_owner ON media (owner_id);
CREATE INDEX media_entry ON media (entry_id);
CREATE INDEX media_message ON media (message_id);

CREATE TABLE media_bytes (
    media_id uuid PRIMARY KEY REFERENCES media (id) ON DELETE CASCADE,
    data     bytea NOT NULL
);
