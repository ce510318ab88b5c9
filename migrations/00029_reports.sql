-- +goose Up
-- A message that somebody has shown to one person of the team. Nothing is copied: what is shown stands where it was said.
CREATE TABLE message_reports (
    id          uuid PRIMARY KEY,
    message_id  uuid NOT NULL REFERENCES messages (id) ON DELETE CASCADE,
    reporter_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    coach_id    uuid REFERENCES persons (id) ON DELETE SET NULL,
    why         text NOT NULL,
    shared      text NOT NULL,
    answer      text NOT NULL,
    answered_at timestamptz,
    created_at  timestamptz NOT NULL
);
CREATE INDEX message_reports_message ON message_reports (message_id);
CREATE INDEX message_reports_reporter ON message_reports (reporter_id);
CREATE INDEX message_reports_coach ON message_reports (coach_id);

-- A message that the team has covered, with a reason for all to read. The words stay, so that they can be shown again.
CREATE TABLE message_hidings (
    message_id uuid PRIMARY KEY REFERENCES messages (id) ON DELETE CASCADE,
    coach_id   uuid REFERENCES persons (id) ON DELETE SET NULL,
    reason     text NOT NULL,
    reply      text NOT NULL,
    hidden_at  timestamptz NOT NULL
);
CREATE INDEX message_hidings_coach ON message_hidings (coach_id);
