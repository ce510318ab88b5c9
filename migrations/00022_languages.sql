-- +goose Up
ALTER TABLE persons DROP CONSTRAINT persons_language;
ALTER TABLE persons ADD CONSTRAINT persons_language
    CHECK (language IN ('de', 'de-x-leicht', 'en', 'tr', 'ar', 'uk', 'ro', 'bg', 'pl', 'hr', 'fa'));
