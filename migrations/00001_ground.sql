-- +goose Up
CREATE TABLE settings (
    key text PRIMARY KEY,
    value text NOT NULL,
    version integer NOT NULL,
    updated_at timestamptz NOT NULL
);
