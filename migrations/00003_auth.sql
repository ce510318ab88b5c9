-- +goose Up
CREATE TABLE credentials (
    person_id uuid PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
    hash text NOT NULL,
    changed_at timestamptz NOT NULL
);

CREATE TABLE invitations (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    kind text NOT NULL CONSTRAINT invitations_kind CHECK (kind IN ('join', 'recovery', 'device')),
    code_hash text NOT NULL CONSTRAINT invitations_code UNIQUE,
    created_by uuid REFERENCES persons (id) ON DELETE SET NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    redeemed_at timestamptz,
    revoked_at timestamptz
);
CREATE INDEX invitations_person ON invitations (person_id);

CREATE TABLE sessions (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    label text NOT NULL,
    remember boolean NOT NULL,
    created_at timestamptz NOT NULL,
    last_used_day text NOT NULL,
    idle_until timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz
);
CREATE INDEX sessions_person ON sessions (person_id);

CREATE TABLE refresh_tokens (
    id uuid PRIMARY KEY,
    session_id uuid NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
    hash text NOT NULL CONSTRAINT refresh_tokens_hash UNIQUE,
    previous_id uuid,
    created_at timestamptz NOT NULL,
    used_at timestamptz,
    superseded boolean NOT NULL
);
CREATE INDEX refresh_tokens_session ON refresh_tokens (session_id);

CREATE TABLE sign_in_limits (
    key text PRIMARY KEY,
    failures integer NOT NULL,
    blocked_until timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
