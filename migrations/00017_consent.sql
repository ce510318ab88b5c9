-- +goose Up
-- A published declaration never changes; number counts the versions. One that asks again has to be signed anew.
CREATE TABLE declarations (
    id           uuid PRIMARY KEY,
    number       integer NOT NULL UNIQUE CHECK (number > 0),
    asks_again   boolean NOT NULL,
    published_by uuid REFERENCES persons (id) ON DELETE SET NULL,
    created_at   timestamptz NOT NULL
);
CREATE INDEX declarations_published_by ON declarations (published_by);

CREATE TABLE declaration_texts (
    declaration_id uuid NOT NULL REFERENCES declarations (id) ON DELETE CASCADE,
    language       text NOT NULL,
    body           text NOT NULL,
    changes        text NOT NULL,
    PRIMARY KEY (declaration_id, language)
);

-- What was signed stays readable after it was withdrawn; whoever signs again has another row.
CREATE TABLE declaration_signatures (
    id             uuid PRIMARY KEY,
    declaration_id uuid NOT NULL REFERENCES declarations (id) ON DELETE CASCADE,
    person_id      uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    way            text NOT NULL CHECK (way IN ('app', 'paper')),
    language       text NOT NULL,
    typed_name     text NOT NULL,
    day            text NOT NULL,
    recorded_by    uuid REFERENCES persons (id) ON DELETE SET NULL,
    withdrawn_at   timestamptz,
    created_at     timestamptz NOT NULL
);
CREATE UNIQUE INDEX declaration_signatures_one ON declaration_signatures (person_id, declaration_id) WHERE withdrawn_at IS NULL;
CREATE INDEX declaration_signatures_declaration ON declaration_signatures (declaration_id);
CREATE INDEX declaration_signatures_recorded_by ON declaration_signatures (recorded_by);

-- wording says which words somebody agreed to.
CREATE TABLE consents (
    id           uuid PRIMARY KEY,
    person_id    uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    kind         text NOT NULL CHECK (kind IN ('photo', 'quote', 'contact_after')),
    wording      integer NOT NULL,
    language     text NOT NULL,
    way          text NOT NULL CHECK (way IN ('app', 'paper')),
    day          text NOT NULL,
    recorded_by  uuid REFERENCES persons (id) ON DELETE SET NULL,
    withdrawn_at timestamptz,
    created_at   timestamptz NOT NULL
);
CREATE UNIQUE INDEX consents_one ON consents (person_id, kind) WHERE withdrawn_at IS NULL;
CREATE INDEX consents_recorded_by ON consents (recorded_by);
