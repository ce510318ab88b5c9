-- +goose Up
-- Of the address that a calendar reads, only a fingerprint is kept.
CREATE TABLE calendar_feeds (
    person_id     uuid PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
    secret_hash   text NOT NULL CONSTRAINT calendar_feeds_secret UNIQUE,
    created_at    timestamptz NOT NULL,
    last_read_day text
);
