-- +goose Up
-- The clock of a running evening is one instant: when the talks of clock_round begin. Everything else is counted from it.
CREATE TABLE speed_datings (
    id                uuid PRIMARY KEY,
    cohort_id         uuid NOT NULL REFERENCES cohorts (id) ON DELETE CASCADE,
    day               text NOT NULL,
    clock             text NOT NULL,
    starts_at         timestamptz NOT NULL,
    how               text NOT NULL CHECK (how IN ('on_site', 'phone', 'video')),
    place_text        text NOT NULL,
    link              text NOT NULL,
    mode              text NOT NULL CHECK (mode IN ('two_sides', 'everybody')),
    minutes           integer NOT NULL CHECK (minutes BETWEEN 3 AND 15),
    minutes_to_change integer NOT NULL CHECK (minutes_to_change BETWEEN 0 AND 5),
    state             text NOT NULL CHECK (state IN ('planned', 'running', 'over')),
    opened_at         timestamptz,
    clock_round       integer NOT NULL,
    clock_at          timestamptz,
    paused_at         timestamptz,
    revision          integer NOT NULL,
    version           integer NOT NULL,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    CHECK (state = 'planned' OR clock_at IS NOT NULL)
);
CREATE INDEX speed_datings_cohort ON speed_datings (cohort_id, day);

CREATE TABLE speed_dating_guests (
    speed_dating_id uuid NOT NULL REFERENCES speed_datings (id) ON DELETE CASCADE,
    person_id       uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    presence        text NOT NULL CHECK (presence IN ('expected', 'here', 'away')),
    came            boolean NOT NULL,
    PRIMARY KEY (speed_dating_id, person_id)
);
CREATE INDEX speed_dating_guests_person ON speed_dating_guests (person_id);

CREATE TABLE speed_dating_talks (
    speed_dating_id uuid NOT NULL REFERENCES speed_datings (id) ON DELETE CASCADE,
    round           integer NOT NULL,
    table_number    integer NOT NULL,
    first_id        uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    second_id       uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    cut             boolean NOT NULL,
    PRIMARY KEY (speed_dating_id, round, table_number)
);
CREATE INDEX speed_dating_talks_first ON speed_dating_talks (first_id);
CREATE INDEX speed_dating_talks_second ON speed_dating_talks (second_id);

-- What somebody notes about somebody else is read by nobody but its author, so it goes with either of the two.
CREATE TABLE impressions (
    speed_dating_id uuid NOT NULL REFERENCES speed_datings (id) ON DELETE CASCADE,
    author_id       uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    about_id        uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    answer          text CHECK (answer IN ('yes', 'maybe', 'no')),
    word            text NOT NULL,
    version         integer NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (speed_dating_id, author_id, about_id),
    CHECK (author_id <> about_id)
);
CREATE INDEX impressions_author ON impressions (author_id);
CREATE INDEX impressions_about ON impressions (about_id);
