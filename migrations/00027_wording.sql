-- +goose Up
-- Mistakes in the words of the app: which text, in which language, what is wrong, and what would be better.
CREATE TABLE wording_reports (
    id         uuid PRIMARY KEY,
    person_id  uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    passage   text NOT NULL,
    language   text NOT NULL,
    wrong      text NOT NULL,
    suggestion text NOT NULL,
    done_at    timestamptz,
    done_by    uuid REFERENCES persons (id) ON DELETE SET NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX wording_reports_person ON wording_reports (person_id);
CREATE INDEX wording_reports_done_by ON wording_reports (done_by);
