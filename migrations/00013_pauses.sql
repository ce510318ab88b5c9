-- +goose Up
-- A pause lasts until the day the person is back; whom it was told is the person's choice and nobody else's to see.
CREATE TABLE pauses (
    id                  uuid PRIMARY KEY,
    person_id           uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    from_day            text NOT NULL,
    until_day           text CHECK (until_day > from_day),
    tell_partner        boolean NOT NULL,
    tell_contact_person boolean NOT NULL,
    goes_on_day         text,
    version             integer NOT NULL,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL
);
CREATE UNIQUE INDEX pauses_one_open ON pauses (person_id) WHERE until_day IS NULL;
CREATE INDEX pauses_person ON pauses (person_id);

-- It outlives the person, so that the partner still knows what was said and what the office offered.
CREATE TABLE departures (
    id         uuid PRIMARY KEY,
    cohort_id  uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    tandem_id  uuid REFERENCES tandems (id) ON DELETE CASCADE,
    person_id  uuid REFERENCES persons (id) ON DELETE SET NULL,
    kind       text NOT NULL CHECK (kind IN ('left', 'work', 'training')),
    day        text NOT NULL,
    sentence   text NOT NULL CHECK (sentence IN ('', 'not_you', 'thanks', 'good_luck', 'own', 'team')),
    own_words  text NOT NULL,
    offer      text NOT NULL,
    offered_by uuid REFERENCES persons (id) ON DELETE SET NULL,
    offered_at timestamptz,
    version    integer NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX departures_once ON departures (person_id, cohort_id);
CREATE INDEX departures_tandem ON departures (tandem_id);
CREATE INDEX departures_offered_by ON departures (offered_by);

ALTER TABLE cohort_participants ADD COLUMN left_day text;
