-- What a device is called stands on screens in every language, so it is in none.

-- +goose Up
UPDATE sessions SET label = replace(label, ' auf ', ', ');
