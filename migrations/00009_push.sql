-- +goose Up
CREATE TABLE push_subscriptions (
    id uuid PRIMARY KEY,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    -- Signing out removes the subscription; a session that merely grew old does not.
    session_id uuid REFERENCES sessions (id) ON DELETE SET NULL,
    endpoint text NOT NULL CONSTRAINT push_subscriptions_endpoint UNIQUE,
    p256dh text NOT NULL,
    auth text NOT NULL,
    key_id text NOT NULL,
    created_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    last_success_at timestamptz,
    failures integer NOT NULL,
    needs_renewal boolean NOT NULL
);
CREATE INDEX push_subscriptions_person ON push_subscriptions (person_id);
CREATE INDEX push_subscriptions_session ON push_subscriptions (session_id);
