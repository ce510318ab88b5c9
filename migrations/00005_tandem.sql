-- +goose Up
CREATE TABLE tandems (
    id uuid PRIMARY KEY,
    cohort_id uuid NOT NULL REFERENCES cohorts (id) ON DELETE RESTRICT,
    reason text NOT NULL,
    formed_by uuid REFERENCES persons (id) ON DELETE SET NULL,
    formed_at timestamptz NOT NULL,
    ended_at timestamptz,
    version integer NOT NULL
);
CREATE INDEX tandems_cohort ON tandems (cohort_id);

-- open mirrors tandems.ended_at IS NULL, so that the database itself keeps a person to one open tandem.
CREATE TABLE tandem_partners (
    tandem_id uuid NOT NULL REFERENCES tandems (id) ON DELETE CASCADE,
    person_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    position integer NOT NULL CHECK (position IN (1, 2)),
    open boolean NOT NULL,
    PRIMARY KEY (tandem_id, person_id),
    UNIQUE (tandem_id, position)
);
CREATE UNIQUE INDEX tandem_partners_one_open ON tandem_partners (person_id) WHERE open;
CREATE INDEX tandem_partners_person ON tandem_partners (person_id);
