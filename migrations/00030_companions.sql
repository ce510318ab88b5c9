-- +goose Up
ALTER TABLE invitations DROP CONSTRAINT invitations_kind;
ALTER TABLE invitations ADD CONSTRAINT invitations_kind CHECK (kind IN ('join', 'recovery', 'device', 'companion'));

-- What a companion may see, by words; empty for those who act for themselves.
ALTER TABLE sessions ADD COLUMN pages text NOT NULL DEFAULT '';

-- Somebody who is let in for some hours.
CREATE TABLE companions (
    id            uuid PRIMARY KEY,
    person_id     uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    first_name    text NOT NULL,
    pages         text NOT NULL,
    invitation_id uuid NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
    session_id    uuid REFERENCES sessions (id) ON DELETE SET NULL,
    created_at    timestamptz NOT NULL,
    until         timestamptz NOT NULL,
    came_at       timestamptz,
    ended_at      timestamptz
);
CREATE INDEX companions_person ON companions (person_id);
CREATE INDEX companions_invitation ON companions (invitation_id);

-- What a companion has opened, and when for the last time.
CREATE TABLE companion_looks (
    companion_id  uuid NOT NULL REFERENCES companions (id) ON DELETE CASCADE,
    page          text NOT NULL,
    at            timestamptz NOT NULL,
    PRIMARY KEY (companion_id, page)
);
