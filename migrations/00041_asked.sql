-- +goose Up
-- What stands among the answers for all can be reported like a message. The table is made anew, because SQLite cannot
-- take NOT NULL from a column.
CREATE TABLE message_reports_new (
    id          uuid PRIMARY KEY,
    message_id  uuid REFERENCES messages (id) ON DELETE CASCADE,
    question_id uuid REFERENCES office_questions (id) ON DELETE SET NULL,
    reporter_id uuid NOT NULL REFERENCES persons (id) ON DELETE CASCADE,
    coach_id    uuid REFERENCES persons (id) ON DELETE SET NULL,
    why         text NOT NULL,
    shared      text NOT NULL,
    answer      text NOT NULL,
    answered_at timestamptz,
    created_at  timestamptz NOT NULL
);
INSERT INTO message_reports_new (id, message_id, reporter_id, coach_id, why, shared, answer, answered_at, created_at)
SELECT id, message_id, reporter_id, coach_id, why, shared, answer, answered_at, created_at FROM message_reports;
DROP TABLE message_reports;
ALTER TABLE message_reports_new RENAME TO message_reports;
CREATE INDEX message_reports_message ON message_reports (message_id);
CREATE INDEX message_reports_question ON message_reports (question_id);
CREATE INDEX message_reports_reporter ON message_reports (reporter_id);
CREATE INDEX message_reports_coach ON message_reports (coach_id);

-- Whoever asks without a name is no longer named in the row: a seal under a key of the server, which only the person's
-- own requests make again. The server seals what was asked before when it starts.
ALTER TABLE office_questions ADD COLUMN asker_seal text NOT NULL DEFAULT '';
