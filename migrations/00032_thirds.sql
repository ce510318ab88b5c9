-- +goose Up
-- Who goes along with a tandem as a third until they have a tandem of their own.
CREATE TABLE match_thirds (
    person_id  uuid PRIMARY KEY REFERENCES persons (id) ON DELETE CASCADE,
    tandem_id  uuid NOT NULL CONSTRAINT match_thirds_tandem UNIQUE REFERENCES tandems (id) ON DELETE CASCADE,
    placed_by  uuid REFERENCES persons (id) ON DELETE SET NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX match_thirds_placed_by ON match_thirds (placed_by);
