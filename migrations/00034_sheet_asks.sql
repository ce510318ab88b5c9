-- +goose Up
-- What people were told of an occasion for sheets, once each, and whether they have put it away.
CREATE TABLE sheet_asks (
    person_id   uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    cohort_id   uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    occasion    text NOT NULL CHECK (occasion IN ('start', 'middle', 'end', 'after')),
    told_at     timestamptz,
    put_away_at timestamptz,
    PRIMARY KEY (person_id, cohort_id, occasion)
);
CREATE INDEX sheet_asks_cohort ON sheet_asks (cohort_id);
