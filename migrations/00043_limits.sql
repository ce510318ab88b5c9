-- Three tables that count the same way have the same columns.

-- +goose Up
ALTER TABLE contact_limits RENAME COLUMN sent TO count;

-- +goose Down
ALTER TABLE contact_limits RENAME COLUMN count TO sent;
