-- +goose Up
-- For which day the coaches have been told that somebody wants to be asked again.
ALTER TABLE prospects ADD COLUMN told_day text;
