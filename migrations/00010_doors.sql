-- +goose Up
CREATE TABLE passkeys (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    label text NOT NULL,
    credential_id text NOT NULL CONSTRAINT passkeys_credential UNIQUE,
    public_key bytea NOT NULL,
    flags integer NOT NULL,
    sign_count bigint NOT NULL,
    aaguid text NOT NULL,
    attachment text NOT NULL,
    transports text NOT NULL,
    attestation_type text NOT NULL,
    attestation_format text NOT NULL,
    created_at timestamptz NOT NULL,
    last_used_day text NOT NULL
);
CREATE INDEX passkeys_person ON passkeys (person_id);

CREATE TABLE passkey_challenges (
    id uuid PRIMARY KEY,
    person_id uuid REFERENCES persons (id) ON DELETE CASCADE,
    state text NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX passkey_challenges_expires ON passkey_challenges (expires_at);

CREATE TABLE totps (
    person_id uuid PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
    sealed text NOT NULL,
    confirmed_at timestamptz,
    last_step bigint NOT NULL,
    waiting_sealed text NOT NULL,
    waiting_until timestamptz
);

CREATE TABLE recovery_codes (
    code_hash text PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    key_id text NOT NULL,
    created_at timestamptz NOT NULL,
    used_at timestamptz
);
CREATE INDEX recovery_codes_person ON recovery_codes (person_id);

CREATE TABLE pending_sign_ins (
    ticket_hash text PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    remember boolean NOT NULL,
    tries integer NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX pending_sign_ins_expires ON pending_sign_ins (expires_at);
