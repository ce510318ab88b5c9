-- +goose Up
-- A room of its own for each talk by video: one address in a line, that of room 1 first.
ALTER TABLE speed_datings ADD COLUMN table_links text NOT NULL DEFAULT '';
