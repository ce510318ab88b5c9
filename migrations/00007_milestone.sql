-- +goose Up
CREATE TABLE milestone_meetings (
    id            uuid PRIMARY KEY,
    tandem_id     uuid NOT NULL REFERENCES tandems (id),
    number        integer NOT NULL,
    kind          text NOT NULL CHECK (kind IN ('milestone', 'closing')),
    day_number    integer NOT NULL,
    planned_day   text NOT NULL,
    suggested_day text NOT NULL,
    state         text NOT NULL CHECK (state IN ('planned', 'proposed', 'agreed', 'held', 'cancelled')),
    day           text,
    clock         text,
    starts_at     timestamptz,
    place_id      uuid REFERENCES places (id) ON DELETE SET NULL,
    place_name    text NOT NULL,
    place_address text NOT NULL,
    place_text    text NOT NULL,
    coach_id      uuid REFERENCES persons (id),
    revision      integer NOT NULL,
    cancel_reason text NOT NULL,
    held_at       timestamptz,
    version       integer NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    UNIQUE (tandem_id, number)
);

CREATE INDEX milestone_meetings_by_start ON milestone_meetings (starts_at);

CREATE TABLE meeting_answers (
    meeting_id uuid NOT NULL REFERENCES milestone_meetings (id) ON DELETE CASCADE,
    person_id  uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    answer     text NOT NULL CHECK (answer IN ('yes', 'another_time', 'question')),
    text       text NOT NULL,
    revision   integer NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (meeting_id, person_id)
);

CREATE TABLE result_lines (
    meeting_id uuid NOT NULL REFERENCES milestone_meetings (id) ON DELETE CASCADE,
    line       text NOT NULL CHECK (line IN ('count', 'places', 'topics', 'change', 'size')),
    value      text NOT NULL,
    released   boolean NOT NULL,
    set_by     uuid NOT NULL REFERENCES persons (id),
    version    integer NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (meeting_id, line)
);

CREATE TABLE expectations (
    meeting_id      uuid NOT NULL REFERENCES milestone_meetings (id) ON DELETE CASCADE,
    person_id       uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    partner_met     integer CHECK (partner_met BETWEEN 1 AND 5),
    team_met        integer CHECK (team_met BETWEEN 1 AND 5),
    heard           integer CHECK (heard BETWEEN 1 AND 5),
    changed         integer CHECK (changed BETWEEN 1 AND 5),
    eye_level       integer CHECK (eye_level BETWEEN 1 AND 5),
    taken_seriously integer CHECK (taken_seriously BETWEEN 1 AND 5),
    changed_what    text NOT NULL,
    released        boolean NOT NULL,
    version         integer NOT NULL,
    updated_at      timestamptz NOT NULL,
    PRIMARY KEY (meeting_id, person_id)
);

CREATE TABLE evaluations (
    meeting_id uuid PRIMARY KEY REFERENCES milestone_meetings (id) ON DELETE CASCADE,
    text       text NOT NULL,
    author_id  uuid NOT NULL REFERENCES persons (id),
    version    integer NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE TABLE plans (
    id          uuid PRIMARY KEY,
    meeting_id  uuid NOT NULL UNIQUE REFERENCES milestone_meetings (id) ON DELETE CASCADE,
    tandem_id   uuid NOT NULL REFERENCES tandems (id),
    version     integer NOT NULL,
    agreed_at   timestamptz,
    approved_at timestamptz,
    created_at  timestamptz NOT NULL,
    updated_at  timestamptz NOT NULL,
    CHECK (approved_at IS NULL OR agreed_at IS NOT NULL)
);

CREATE INDEX plans_by_tandem ON plans (tandem_id);
CREATE INDEX plans_waiting ON plans (agreed_at) WHERE agreed_at IS NOT NULL AND approved_at IS NULL;

CREATE TABLE plan_items (
    id          uuid PRIMARY KEY,
    plan_id     uuid NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
    owner_id    uuid REFERENCES persons (id),
    what        text NOT NULL,
    why         text NOT NULL,
    step        text NOT NULL,
    day         text,
    clock       text,
    place       text NOT NULL,
    obstacle    text NOT NULL,
    then_text   text NOT NULL,
    helper      text CHECK (helper IN ('partner', 'family', 'team', 'other')),
    helper_text text NOT NULL,
    confidence  integer CHECK (confidence BETWEEN 1 AND 5),
    position    integer NOT NULL,
    review      text NOT NULL CHECK (review IN ('open', 'done', 'partly', 'changed', 'dropped')),
    review_note text NOT NULL,
    version     integer NOT NULL,
    updated_at  timestamptz NOT NULL
);

CREATE INDEX plan_items_by_plan ON plan_items (plan_id);

CREATE TABLE promises (
    id            uuid PRIMARY KEY,
    plan_id       uuid NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
    tandem_id     uuid NOT NULL REFERENCES tandems (id),
    support       text NOT NULL,
    what          text NOT NULL,
    how           text NOT NULL,
    coach_id      uuid REFERENCES persons (id),
    due_day       text,
    state         text NOT NULL CHECK (state IN ('wished', 'open', 'kept', 'changed')),
    change_reason text NOT NULL,
    kept_at       timestamptz,
    created_by    uuid NOT NULL REFERENCES persons (id),
    version       integer NOT NULL,
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    CHECK (state = 'wished' OR (coach_id IS NOT NULL AND due_day IS NOT NULL))
);

CREATE INDEX promises_by_plan ON promises (plan_id);
CREATE INDEX promises_by_tandem ON promises (tandem_id);

CREATE TABLE promise_changes (
    id           uuid PRIMARY KEY,
    promise_id   uuid NOT NULL REFERENCES promises (id) ON DELETE CASCADE,
    from_due_day text NOT NULL,
    to_due_day   text NOT NULL,
    reason       text NOT NULL,
    coach_id     uuid NOT NULL REFERENCES persons (id),
    created_at   timestamptz NOT NULL
);

CREATE INDEX promise_changes_by_promise ON promise_changes (promise_id);

CREATE TABLE promise_nudges (
    promise_id uuid NOT NULL REFERENCES promises (id) ON DELETE CASCADE,
    person_id  uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    day        text NOT NULL,
    PRIMARY KEY (promise_id, person_id, day)
);

CREATE TABLE plan_versions (
    plan_id    uuid NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
    version    integer NOT NULL,
    content    text NOT NULL,
    changed_by uuid NOT NULL REFERENCES persons (id),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (plan_id, version)
);

-- The foreign key makes it impossible to sign a version nobody has written down.
CREATE TABLE signatures (
    plan_id      uuid NOT NULL,
    plan_version integer NOT NULL,
    person_id    uuid NOT NULL REFERENCES persons (id),
    side         text NOT NULL CHECK (side IN ('partner', 'coach')),
    signed_at    timestamptz NOT NULL,
    PRIMARY KEY (plan_id, plan_version, person_id),
    FOREIGN KEY (plan_id, plan_version) REFERENCES plan_versions (plan_id, version) ON DELETE CASCADE
);

CREATE TABLE remarks (
    id           uuid PRIMARY KEY,
    plan_id      uuid NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
    plan_version integer NOT NULL,
    coach_id     uuid NOT NULL REFERENCES persons (id),
    kind         text NOT NULL CHECK (kind IN ('question', 'suggestion')),
    text         text NOT NULL,
    created_at   timestamptz NOT NULL,
    answer       text NOT NULL,
    answered_by  uuid REFERENCES persons (id),
    answered_at  timestamptz
);

CREATE INDEX remarks_by_plan ON remarks (plan_id);
