-- +goose Up
-- An answer may be for whoever asked alone: it says then why it is none for everybody.
ALTER TABLE office_answers ADD COLUMN for_all boolean NOT NULL DEFAULT true;

-- How this office decides, on cards of its own beside those of the app, in the languages that it has them in.
CREATE TABLE office_cards (
    id      uuid PRIMARY KEY,
    version integer NOT NULL
);

CREATE TABLE office_card_texts (
    card_id  uuid NOT NULL REFERENCES office_cards (id) ON DELETE CASCADE,
    language text NOT NULL,
    title    text NOT NULL,
    text     text NOT NULL,
    PRIMARY KEY (card_id, language)
);
