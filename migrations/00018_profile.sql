-- +goose Up
-- What somebody can give and needs, in their own hand. Lists are JSON. Hints stay private unless the person says otherwise.
CREATE TABLE profiles (
    person_id      uuid PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
    gives          text NOT NULL,
    needs          text NOT NULL,
    own_gives      text NOT NULL,
    own_needs      text NOT NULL,
    languages      text NOT NULL,
    times          text NOT NULL,
    hints          text NOT NULL,
    hints_for_team boolean NOT NULL,
    version        integer NOT NULL,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL
);
