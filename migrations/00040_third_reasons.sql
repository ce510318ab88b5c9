-- +goose Up
-- Why somebody goes along with a tandem although a rule speaks against it; for the team alone.
ALTER TABLE match_thirds ADD COLUMN reason text NOT NULL DEFAULT '';
